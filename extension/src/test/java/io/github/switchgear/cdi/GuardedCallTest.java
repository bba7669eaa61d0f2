package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the callers of a guarded method see. */
@EnableWeld
class GuardedCallTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Application.weld(Client.class));

    @Inject
    Client client;

    @Inject
    BreakerRegistry breakers;

    static class Downstream {

        @Breaker(name = "inherited", retryTimer = -1)
        public Object overridden(Callable<?> downstream) throws Exception {
            return downstream.call();
        }
    }

    @ApplicationScoped
    static class Client extends Downstream {

        int calls;

        @Breaker(name = "stock")
        public Object stock(Callable<?> downstream) throws Exception {
            calls++;
            return downstream.call();
        }

        @Breaker(name = "package-private")
        Object packagePrivate(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(name = "protected")
        protected Object ofSubclasses(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Override
        public Object overridden(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(name = "probing", allowedFails = 1, retryTimer = 0)
        public Object probing(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        int calls() {
            return calls;
        }
    }

    static Object fail() throws Outage {
        throw new Outage();
    }

    private BreakerState state(String breaker) {
        return breakers.find(breaker).orElseThrow().state();
    }

    @Test
    void theThirdFailureOpensAndTheFourthCallNeverReachesTheMethod() {
        Outage.meets(() -> client.stock(GuardedCallTest::fail), 2);
        assertThat(state("stock")).isEqualTo(BreakerState.CLOSED);

        Outage.meets(() -> client.stock(GuardedCallTest::fail), 1);
        BreakerOpenException rejection = Outage.rejects(() -> client.stock(() -> "fine again"));

        assertThat(rejection.breakerName()).isEqualTo("stock");
        assertThat(rejection.state()).isEqualTo(BreakerState.OPEN);
        assertThat(client.calls()).isEqualTo(3);
    }

    @Test
    void aSuccessBetweenFailuresStartsTheCountAfresh() throws Exception {
        Outage.meets(() -> client.stock(GuardedCallTest::fail), 2);
        client.stock(() -> "fine");
        Outage.meets(() -> client.stock(GuardedCallTest::fail), 2);

        assertThat(state("stock")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void theResultIsTheVeryObjectThatTheMethodReturned() throws Exception {
        Object result = new Object();

        assertThat(client.stock(() -> result)).isSameAs(result);
        assertThat(client.stock(() -> null)).isNull();
    }

    @Test
    void theExceptionIsTheVeryOneThatTheMethodThrew() {
        IOException checked = new IOException("down");
        Error error = new StackOverflowError();

        assertThatThrownBy(() -> client.stock(() -> {
                    throw checked;
                }))
                .isSameAs(checked);
        assertThatThrownBy(() -> client.stock(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void aGoodProbeClosesTheBreakerAgain() throws Exception {
        Outage.meets(() -> client.probing(GuardedCallTest::fail), 1);
        assertThat(state("probing")).isEqualTo(BreakerState.HALF_OPEN);

        client.probing(() -> "fine");

        assertThat(state("probing")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void packagePrivateMethodsAreGuarded() {
        Outage.meets(() -> client.packagePrivate(GuardedCallTest::fail), 3);
        assertThat(Outage.rejects(() -> client.packagePrivate(() -> "fine")).breakerName())
                .isEqualTo("package-private");
    }

    @Test
    void protectedMethodsAreGuarded() {
        Outage.meets(() -> client.ofSubclasses(GuardedCallTest::fail), 3);
        assertThat(Outage.rejects(() -> client.ofSubclasses(() -> "fine")).breakerName())
                .isEqualTo("protected");
    }

    @Test
    void anAnnotationDoesNotOutliveTheOverridingOfItsMethod() {
        Outage.meets(() -> client.overridden(GuardedCallTest::fail), 4);
    }

    @Test
    void breakersOfOneBeanAreIndependent() {
        Outage.meets(() -> client.stock(GuardedCallTest::fail), 3);

        Outage.meets(() -> client.packagePrivate(GuardedCallTest::fail), 1);
    }
}
