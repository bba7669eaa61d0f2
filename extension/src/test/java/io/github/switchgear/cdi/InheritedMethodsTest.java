package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Methods that a bean has from elsewhere, and that compilers and containers call by more than one name. */
class InheritedMethodsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    static class Hidden {

        @Breaker(name = "stock", allowedFails = 1, fallbackMethod = "usual")
        public int stock(boolean up) throws Outage {
            if (!up) {
                throw new Outage();
            }
            return 7;
        }

        public int usual(boolean up) {
            return up ? 1 : 2;
        }
    }

    /** The compiler gives it a method of its own for each public one of the class that nobody else can see. */
    @ApplicationScoped
    public static class Visible extends Hidden {}

    @Breaker(name = "price")
    static class HiddenWhole<T> {

        public T price(T guess) {
            return guess;
        }
    }

    @ApplicationScoped
    public static class VisibleWhole extends HiddenWhole<String> {}

    interface Pinging {

        default String ping() {
            return "general";
        }
    }

    interface PingingBetter extends Pinging {

        @Override
        default String ping() {
            return "special";
        }
    }

    @Breaker(name = "ping")
    @ApplicationScoped
    static class Client implements Pinging, PingingBetter {}

    private static long succeeded(Application application, String breaker) {
        CircuitBreaker found = application.breakers().find(breaker).orElseThrow();
        return found.snapshot().totals().succeeded();
    }

    @Test
    void whatAPublicClassInheritsFromOneThatIsNotPublicIsGuarded() throws Outage {
        try (Application application = Application.of(Visible.class)) {
            Visible visible = application.get(Visible.class);
            Hidden hidden = visible;

            assertThat(visible.stock(true)).isEqualTo(7);
            assertThat(hidden.stock(true)).isEqualTo(7);
            assertThat(succeeded(application, "stock")).isEqualTo(2);
        }
    }

    @Test
    void whatItInheritsSoMayAnswerAsAFallback() throws Outage {
        try (Application application = Application.of(Visible.class)) {
            Visible visible = application.get(Visible.class);

            assertThat(visible.stock(false)).isEqualTo(2);
            assertThat(visible.stock(true)).isEqualTo(1);
        }
    }

    @Test
    void whatItInheritsSoFromAGuardedClassIsGuarded() {
        try (Application application = Application.of(VisibleWhole.class)) {
            assertThat(application.get(VisibleWhole.class).price("9")).isEqualTo("9");
            assertThat(succeeded(application, "price")).isEqualTo(1);
        }
    }

    @Test
    void theDefaultMethodThatOverridesAnotherIsGuardedInWhateverOrderTheirInterfacesAre() {
        try (Application application = Application.of(Client.class)) {
            assertThat(application.get(Client.class).ping()).isEqualTo("special");
            assertThat(succeeded(application, "ping")).isEqualTo(1);
        }
    }
}
