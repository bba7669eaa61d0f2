package io.github.switchgear.cdi.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.switchgear.cdi.Application;
import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.cdi.check.ValidatorBeans;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.contract.Compiled;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application mentions and runs without: optional libraries, annotations that only the compiler needs. */
class AbsentTypesTest {

    private static final String ABSENT = "package absent; public class Missing extends Exception {}";

    private static final String ANNOTATION = """
            package absent;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Nonnull {}
            """;

    private static final String INTERFACE = """
            package app;
            public interface Contract {
                default void optional(absent.Missing it) {}
                String stock();
            }
            """;

    private static final String GUARDED = """
            package app;
            import io.github.switchgear.Breaker;
            @jakarta.enterprise.context.ApplicationScoped
            public class Client implements Contract {
                @Breaker(name = "stock") public String stock() { return "7"; }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aMethodIsGuardedWhoseBeanHasAnInterfaceThatMentionsOne() {
        Class<?> client = Compiled.of(folder, ABSENT, INTERFACE, GUARDED)
                .without("absent.Missing")
                .load("app.Client");
        BreakerDiscovery discovery = discoveryOf(client, "stock");

        assertThat(discovery.plan().methods())
                .extracting(GuardedMethod::display)
                .containsExactly("app.Client.stock()");
        assertThat(discovery.problems(validator -> ValidatorBeans.Found.ONE)).isEmpty();
        assertThat(discovery.warnings()).isEmpty();
    }

    /** As Quarkus has it: Weld itself does without such a bean. */
    private static BreakerDiscovery discoveryOf(Class<?> type, String... guarded) {
        BreakerDiscovery discovery = new BreakerDiscovery(ContainerCalls.OF_BEANS);
        discovery.bean(type, new WrittenBindings(type, guarded));
        return discovery;
    }

    @Test
    void aBeanIsRefusedWhoseGuardedMethodsNobodyCouldFind() {
        Class<?> client =
                Compiled.of(folder, ABSENT, """
                        package app;
                        import io.github.switchgear.Breaker;
                        public class Client {
                            @Breaker public String stock() { return "7"; }
                            public void optional(absent.Missing it) {}
                        }
                        """).without("absent.Missing").load("app.Client");

        assertThat(discoveryOf(client, "stock").problems(validator -> ValidatorBeans.Found.ONE))
                .singleElement()
                .asString()
                .contains("app.Client: no interceptor can reach the methods of app.Client")
                .contains("absent.Missing");
    }

    @Test
    void aBeanStartsThatNobodyGuardsAndThatCarriesAnAbsentAnnotation() {
        Class<?> bean =
                Compiled.of(folder, ANNOTATION, """
                        package app;
                        @absent.Nonnull
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Plain {
                            @absent.Nonnull public String stock(@absent.Nonnull String sku) { return sku; }
                        }
                        """).without("absent.Nonnull").load("app.Plain");

        assertThatCode(() -> Application.of(bean).close()).doesNotThrowAnyException();
    }

    @Test
    void aMethodIsGuardedWhoseGenericTypesNameOne() {
        Class<?> client = Compiled.of(folder, ABSENT, "package app; public interface Marked<T> {}", """
                        package app;
                        import io.github.switchgear.Breaker;
                        import java.util.List;
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Client implements Marked<absent.Missing> {
                            @Breaker(name = "stock", fallbackMethod = "none")
                            public List<absent.Missing> stock(List<absent.Missing> some) { return some; }
                            public List<absent.Missing> none(List<absent.Missing> some) { return List.of(); }
                        }
                        """)
                .without("absent.Missing")
                .load("app.Client");
        BreakerDiscovery discovery = discoveryOf(client, "stock");

        assertThat(discovery.problems(validator -> ValidatorBeans.Found.ONE)).isEmpty();
        assertThat(discovery.plan().methods()).hasSize(1);
    }

    @Test
    void anExceptionThatAnAnnotationNamesIsToldWithItsName() {
        Class<?> client =
                Compiled.of(folder, ABSENT, """
                        package app;
                        import io.github.switchgear.Breaker;
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Client {
                            @Breaker(allowedExceptions = {IllegalStateException.class, absent.Missing.class})
                            public String stock() { return "7"; }
                        }
                        """).without("absent.Missing").load("app.Client");

        // Weld itself may fail before it asks.
        assertThat(discoveryOf(client, "stock").problems(validator -> ValidatorBeans.Found.ONE))
                .containsExactly(
                        "app.Client.stock(): @Breaker names class absent.Missing, which the application is without;"
                                + " add what has it, or name another one");
    }

    @Test
    void aBeanWithoutABreakerStartsWhoseInterfaceMentionsOneIfItDoesWithoutThisLibrary() {
        Class<?> bean = Compiled.of(
                        folder,
                        ABSENT,
                        "package app; public interface Contract { static void optional(absent.Missing it) {} }",
                        """
                        package app;
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Plain implements Contract {
                            public String stock() { return "7"; }
                        }
                        """)
                .without("absent.Missing")
                .load("app.Plain");

        assertThatCode(() -> Application.of(bean).close()).doesNotThrowAnyException();
    }
}
