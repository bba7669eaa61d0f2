package io.github.switchgear.quarkus.jars;

import io.quarkus.test.QuarkusUnitTest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Applications of a test's own beans, which have no more of this library than its jars. */
final class Deployment {

    private static final Logger EXTENSION_LOG = Logger.getLogger("io.github.switchgear.cdi");

    private Deployment() {}

    /** One that must not be built; the container's own print of the failure is kept off the console. */
    static QuarkusUnitTest refused(Consumer<Throwable> assertion, QuarkusUnitTest application) {
        return application
                .assertException(assertion)
                .setBeforeAllCustomizer(() -> EXTENSION_LOG.setLevel(Level.OFF))
                .setAfterAllCustomizer(() -> EXTENSION_LOG.setLevel(null));
    }

    /** An application of these classes and what is nested in them; it logs neither transitions nor information. */
    static QuarkusUnitTest of(Class<?>... classes) {
        return of(archive -> archive.addClasses(classes));
    }

    /** As quiet, with whatever a test puts into it. */
    static QuarkusUnitTest of(Consumer<JavaArchive> content) {
        return new QuarkusUnitTest()
                // The extension's package-private types must have the class loader of the code generated for them.
                .setFlatClassPath(true)
                .withApplicationRoot(archive -> content.accept(archive.addClass(Deployment.class)))
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideConfigKey("quarkus.banner.enabled", "false")
                .overrideConfigKey("quarkus.log.level", "WARN")
                .overrideConfigKey("quarkus.log.category.\"io.github.switchgear\".level", "ERROR")
                .overrideConfigKey("quarkus.smallrye-jwt.enabled", "false")
                .overrideConfigKey("quarkus.oidc.enabled", "false");
    }

    /** An application of all beans in the packages of some classes, those of the contract for example. */
    static QuarkusUnitTest ofPackages(Class<?>... oneOfEachPackage) {
        return of(archive -> {
            for (Class<?> one : oneOfEachPackage) {
                archive.addPackage(one.getPackage());
            }
        });
    }

    /** An application with configuration that is read when it starts. */
    static QuarkusUnitTest configured(Map<String, String> keys, QuarkusUnitTest application) {
        keys.forEach(application::overrideRuntimeConfigKey);
        return application;
    }

    /** An application with the lines of a file that the documentation shows. */
    static QuarkusUnitTest documented(String file, QuarkusUnitTest application) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(documented(file))) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.stringPropertyNames().forEach(key -> application.overrideConfigKey(key, lines.getProperty(key)));
        return application;
    }

    /** An application that a provider signs people in for, with the lines that the documentation shows for that. */
    static QuarkusUnitTest signedInBy(IdentityProvider provider, String file) {
        return documented(
                        file,
                        of(archive -> provider.keys()
                                .addTo(archive.addClasses(
                                        Golden.class,
                                        Caller.class,
                                        IdentityProvider.class,
                                        SigningKeys.class,
                                        TokenContract.class))))
                .overrideConfigKey("quarkus.oidc.enabled", "true")
                .overrideConfigKey("quarkus.oidc.auth-server-url", "${" + IdentityProvider.ADDRESS + "}")
                .overrideConfigKey("SHOP_OIDC_SECRET", "longer than the 32 characters that it must have")
                .overrideConfigKey("smallrye.jwt.sign.key.location", SigningKeys.PRIVATE_FILE)
                .setBeforeAllCustomizer(provider::start)
                .setAfterAllCustomizer(provider::stop);
    }

    static Path documented(String file) {
        return Path.of("..", "..", "src-docs", "securing", file);
    }
}
