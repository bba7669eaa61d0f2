package io.github.switchgear.cdi.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.Application;
import io.github.switchgear.contract.Compiled;
import io.github.switchgear.core.CapturedLog;
import jakarta.ejb.PostActivate;
import jakarta.ejb.Schedule;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Methods that a server calls past the interceptors of CDI, or through them. */
class ContainerCallsTest {

    private static final String SERVLET = """
            package jakarta.servlet.http;
            public abstract class HttpServlet {
                protected void doGet(String request) {}
                public void log(String line) {}
            }
            """;

    private static final String LISTENER = """
            package jakarta.servlet;
            public interface ServletContextListener {
                default void contextInitialized(String event) {}
            }
            """;

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @TempDir
    Path folder;

    private Class<?> compiled(String source) {
        return Compiled.of(folder, SERVLET, LISTENER, "package app; import io.github.switchgear.Breaker; " + source)
                .load("app.Web");
    }

    @Test
    void aMethodByWhichTheServerCallsAServletIsRefused() {
        assertThat(Application.refusal(compiled("""
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Web extends jakarta.servlet.http.HttpServlet {
                            @Breaker protected void doGet(String request) {}
                        }
                        """)))
                .contains(
                        "app.Web.doGet(String): no interceptor can reach a method of a servlet, a filter or a listener,"
                                + " which the server makes and calls itself; guard a method of a bean that it calls, or remove"
                                + " @Breaker");
    }

    @Test
    void aListenersOtherMethodsAreGuardedByItsClassAndThatOfTheServerIsWarnedOf() {
        Class<?> listener = compiled("""
                @Breaker(name = "listener")
                @jakarta.enterprise.context.ApplicationScoped
                public class Web implements jakarta.servlet.ServletContextListener {
                    public void contextInitialized(String event) {}
                    public void refresh() {}
                }
                """);

        try (Application application = Application.of(listener)) {
            assertThat(application.describe("listener").methods()).containsExactly("app.Web.refresh()");
        }
        assertThat(log.lines())
                .containsExactly(
                        "WARNING app.Web.contextInitialized(String): @Breaker on the class does not guard a method"
                                + " of a servlet, a filter or a listener, which the server makes and calls itself; guard a method of"
                                + " a bean that it calls");
    }

    @Test
    void aClassIsRefusedOfWhichNothingWouldBeGuarded() {
        assertThat(Application.refusal(compiled("""
                        @Breaker
                        @jakarta.enterprise.context.ApplicationScoped
                        public class Web extends jakarta.servlet.http.HttpServlet {}
                        """)))
                .contains("app.Web.doGet(String): @Breaker on the class does not guard a method of a servlet");
    }

    @Test
    void inQuarkusAServletIsABeanAsAllOthersAre() throws ReflectiveOperationException {
        Class<?> servlet = compiled("public class Web extends jakarta.servlet.http.HttpServlet {"
                + " @Breaker protected void doGet(String request) {} }");

        assertThat(ContainerCalls.OF_BEANS.unseen(servlet, servlet.getDeclaredMethod("doGet", String.class)))
                .isEmpty();
    }

    @Test
    void aMethodOfAnEntityIsRefused() {
        Class<?> entity = Compiled.of(folder, """
                        package jakarta.persistence;
                        import java.lang.annotation.*;
                        @Retention(RetentionPolicy.RUNTIME)
                        public @interface Entity {}
                        """, """
                        package app;
                        @jakarta.persistence.Entity
                        @jakarta.enterprise.context.Dependent
                        public class Order {
                            @io.github.switchgear.Breaker public void call() {}
                        }
                        """).load("app.Order");

        assertThat(Application.refusal(entity))
                .contains("app.Order.call(): no interceptor can reach a method of an object with @Entity, which the"
                        + " persistence provider makes itself");
    }

    @Test
    void aConverterIsGuardedOnlyWhereCdiMakesIt() {
        Compiled compiled = Compiled.of(folder, """
                package jakarta.faces.convert;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface FacesConverter { boolean managed() default false; }
                """, """
                package app;
                @jakarta.faces.convert.FacesConverter(managed = true)
                @jakarta.enterprise.context.Dependent
                public class OfCdi { @io.github.switchgear.Breaker(name = "converter") public void call() {} }
                """, """
                package app;
                @jakarta.faces.convert.FacesConverter
                @jakarta.enterprise.context.Dependent
                public class OfFaces { @io.github.switchgear.Breaker public void call() {} }
                """);

        try (Application application = Application.of(compiled.load("app.OfCdi"))) {
            assertThat(application.breakerNames()).containsExactly("converter");
        }
        assertThat(Application.refusal(compiled.load("app.OfFaces")))
                .contains("app.OfFaces.call(): no interceptor can reach a method of an object with @FacesConverter");
    }

    @Dependent
    static class Passivated {

        @Breaker
        @PostActivate
        void wake() {}
    }

    @Test
    void aMethodOfABeansLifeIsRefused() {
        assertThat(Application.refusal(Passivated.class))
                .contains(Passivated.class.getName()
                        + ".wake(): no interceptor can reach a method with @PostActivate, which the container calls");
    }

    @Dependent
    static class Timed {

        @Breaker(name = "timer")
        @Schedule(minute = "*", hour = "*")
        void tick() {}
    }

    @Test
    void aTimersMethodIsListed() {
        try (Application application = Application.of(Timed.class)) {
            assertThat(application.breakerNames()).containsExactly("timer");
        }
    }
}
