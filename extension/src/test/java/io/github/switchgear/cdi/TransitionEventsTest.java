package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transitions as synchronous CDI events. */
@EnableWeld
class TransitionEventsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Application.weld(Client.class, Observer.class));

    @Inject
    Client client;

    @Inject
    Observer observer;

    @Inject
    BreakerRegistry breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "stock", allowedFails = 1)
        public void stock() throws Outage {
            throw new Outage();
        }
    }

    @ApplicationScoped
    static class Observer {

        private final List<BreakerTransition> seen = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();

        void now(@Observes BreakerTransition transition) {
            seen.add(transition);
            threads.add(Thread.currentThread());
        }

        List<BreakerTransition> seen() {
            return seen;
        }

        List<Thread> threads() {
            return threads;
        }
    }

    private CircuitBreaker stock() {
        return breakers.find("stock").orElseThrow();
    }

    @Test
    void aSynchronousObserverIsToldOnTheCallersThreadBeforeTheCallReturns() {
        Outage.meets(client::stock, 1);

        assertThat(observer.seen()).isEqualTo(stock().history());
        assertThat(observer.seen()).singleElement().satisfies(opening -> {
            assertThat(opening.breaker()).isEqualTo("stock");
            assertThat(opening.to()).isEqualTo(BreakerState.OPEN);
            assertThat(opening.cause()).isEqualTo(Cause.FAILURES_REACHED);
            assertThat(opening.failure()).isEqualTo(Outage.class.getName());
        });
        assertThat(observer.threads()).containsExactly(Thread.currentThread());
    }

    @Test
    void anInterventionByHandIsAnEvent() {
        stock().reset();

        assertThat(observer.seen()).extracting(BreakerTransition::cause).containsExactly(Cause.RESET);
    }
}
