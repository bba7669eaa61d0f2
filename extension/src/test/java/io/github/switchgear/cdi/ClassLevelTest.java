package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.CapturedLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code @Breaker} on a class. */
class ClassLevelTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @Breaker(allowedFails = 5)
    static class Base {

        void inherited() {}
    }

    interface Pinging {

        default String ping(boolean up) throws Outage {
            if (!up) {
                throw new Outage();
            }
            return "pong";
        }
    }

    @Dependent
    static class Client extends Base implements Pinging {

        private boolean made;

        @PostConstruct
        void made() {
            made = true;
        }

        @PreDestroy
        void gone() {
            made = false;
        }

        public void stock() {
            assertThat(made && helps() && alsoHelps()).isTrue();
        }

        @Breaker(name = "own", allowedFails = 1)
        void own() {}

        private boolean helps() {
            return true;
        }

        static boolean alsoHelps() {
            return true;
        }

        @Override
        public String toString() {
            return "client";
        }
    }

    @Breaker(allowedFails = 5)
    @Dependent
    static class WithFinalHelpers {

        boolean stock() {
            return helps() && secretlyHelps();
        }

        @Breaker(name = "own", allowedFails = 1)
        void own() {}

        final boolean helps() {
            return true;
        }

        private final boolean secretlyHelps() {
            return true;
        }
    }

    @Breaker(name = "warehouse", allowedFails = 2)
    @Dependent
    static class Named {

        void stock() throws Outage {
            throw new Outage();
        }

        void price() throws Outage {
            throw new Outage();
        }
    }

    private static String name(String method) {
        return Client.class.getName() + "." + method;
    }

    private static Object allowedFails(Application application, String breaker) {
        return application.describe(breaker).settings().get("allowedFails").value();
    }

    @Test
    void everyMethodThatAnInterceptorCanReachIsGuardedAndNoOther() {
        try (Application application = Application.of(Client.class)) {
            assertThat(application.breakerNames())
                    .containsExactlyInAnyOrder(name("inherited"), name("ping"), name("stock"), "own");
        }
    }

    @Test
    void helpersWithinReachOfNoInterceptorDoTheirWorkUnguarded() {
        try (Application application = Application.of(Client.class)) {
            Client client = application.get(Client.class);
            client.stock();

            assertThat(client).hasToString("client");
            assertThat(application
                            .breakers()
                            .find(name("stock"))
                            .orElseThrow()
                            .snapshot()
                            .totals()
                            .succeeded())
                    .isEqualTo(1);
        }
    }

    @Test
    void finalHelpersAreNoErrorEither() {
        try (Application application = Application.of(WithFinalHelpers.class)) {
            String stock = WithFinalHelpers.class.getName() + ".stock";

            assertThat(application.breakerNames()).containsExactly(stock, "own");
            assertThat(allowedFails(application, stock)).isEqualTo(5);
            assertThat(allowedFails(application, "own")).isEqualTo(1);
            assertThat(application.get(WithFinalHelpers.class).stock()).isTrue();
            assertThat(application
                            .breakers()
                            .find(stock)
                            .orElseThrow()
                            .snapshot()
                            .totals()
                            .succeeded())
                    .isEqualTo(1);
        }
    }

    @Test
    void theAnnotationIsInheritedFromASuperclass() {
        try (Application application = Application.of(Client.class)) {
            assertThat(allowedFails(application, name("stock"))).isEqualTo(5);
        }
    }

    @Test
    void anAnnotationOnAMethodTakesPrecedence() {
        try (Application application = Application.of(Client.class)) {
            assertThat(allowedFails(application, "own")).isEqualTo(1);
        }
    }

    @Test
    void defaultMethodsOfInterfacesAreGuarded() throws Outage {
        try (Application application = Application.of(Client.class)) {
            Client client = application.get(Client.class);

            assertThat(client.ping(true)).isEqualTo("pong");
            Outage.meets(() -> client.ping(false), 5);
            assertThat(Outage.rejects(() -> client.ping(true)).breakerName()).isEqualTo(name("ping"));
        }
    }

    @Test
    void itsMethodsShareTheBreakerThatItNames() {
        try (Application application = Application.of(Named.class)) {
            Named named = application.get(Named.class);

            assertThat(application.breakerNames()).containsExactly("warehouse");
            Outage.meets(named::stock, 1);
            Outage.meets(named::price, 1);
            assertThat(Outage.rejects(named::stock).breakerName()).isEqualTo("warehouse");
        }
    }
}
