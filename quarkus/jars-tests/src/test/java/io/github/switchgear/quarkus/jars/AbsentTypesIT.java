package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.Compiled;
import io.github.switchgear.core.BreakerRegistry;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application builds and runs that mentions what it is without, as it does without this library. */
class AbsentTypesIT {

    /** Quarkus warns of each class that is not there, as it should; that is kept off the console. */
    private static final Logger BEANS_LOG = Logger.getLogger("io.quarkus.arc.processor");

    private static final String ANNOTATION = """
            package absent;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Nonnull {}
            """;

    private static final String INTERFACE = """
            package app;
            public interface Contract extends java.util.concurrent.Callable<String> {
                default void optional(absent.Missing it) {}
            }
            """;

    private static final String GUARDED = """
            package app;
            @absent.Nonnull
            @jakarta.inject.Singleton
            public class Client implements Contract {
                @absent.Nonnull
                @io.github.switchgear.Breaker(name = "stock")
                public String call() { return "7"; }
            }
            """;

    private static final String UNGUARDED = """
            package app;
            @jakarta.inject.Singleton
            public class Plain {
                @absent.Nonnull
                public String get() { return "8"; }
                public absent.Port port(absent.Port other) { return other; }
            }
            """;

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(AbsentTypesIT::addCompiled)
            .setBeforeAllCustomizer(() -> BEANS_LOG.setLevel(Level.SEVERE))
            .setAfterAllCustomizer(() -> BEANS_LOG.setLevel(null));

    @Inject
    @Any
    Instance<Callable<String>> clients;

    @Inject
    BreakerRegistry breakers;

    private static void addCompiled(JavaArchive archive) {
        try {
            Path folder = Files.createTempDirectory("compiled");
            Compiled.of(
                            folder,
                            ANNOTATION,
                            "package absent; public class Missing {}",
                            "package absent; public interface Port {}",
                            INTERFACE,
                            GUARDED,
                            UNGUARDED)
                    .without("absent.Nonnull")
                    .without("absent.Missing")
                    .without("absent.Port");
            archive.as(ExplodedImporter.class).importDirectory(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsBreakersGuard() throws Exception {
        assertThat(clients.get().call()).isEqualTo("7");

        assertThat(breakers.find("stock").orElseThrow().snapshot().totals().succeeded())
                .isEqualTo(1);
    }
}
