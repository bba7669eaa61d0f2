package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transitions as asynchronous CDI events, and what an observer's bug does; each test waits for its event. */
@EnableWeld
class AsynchronousEventsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

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

        private final CompletableFuture<BreakerTransition> told = new CompletableFuture<>();
        private final List<BreakerTransition> afterTheBug = new ArrayList<>();

        void now(@Observes BreakerTransition transition) {
            if (transition.to() == BreakerState.OPEN) {
                throw new IllegalStateException("the observer's bug");
            }
        }

        void after(@Observes @Priority(ObserverMethod.DEFAULT_PRIORITY + 1) BreakerTransition transition) {
            afterTheBug.add(transition);
        }

        void later(@ObservesAsync BreakerTransition transition) {
            told.complete(transition);
            if (transition.to() == BreakerState.CLOSED) {
                throw new IllegalStateException("the asynchronous observer's bug");
            }
        }

        CompletableFuture<BreakerTransition> told() {
            return told;
        }

        List<BreakerTransition> afterTheBug() {
            return afterTheBug;
        }
    }

    private CircuitBreaker stock() {
        return breakers.find("stock").orElseThrow();
    }

    @Test
    void aSynchronousObserverThatThrowsHarmsNeitherTheCallNorAsynchronousObservers() {
        Outage.meets(client::stock, 1);

        assertThat(stock().state()).isEqualTo(BreakerState.OPEN);
        assertThat(observer.told())
                .succeedsWithin(SOON)
                .isEqualTo(stock().history().get(0));
        assertThat(log.lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("SEVERE A listener").contains("'stock'"));
    }

    @Test
    void aSynchronousObserverThatThrowsStopsThoseAfterItAndNoListenerOfTheCore() {
        List<BreakerTransition> heard = new ArrayList<>();
        stock().onTransition(heard::add);

        Outage.meets(client::stock, 1);
        assertThat(heard).hasSize(1).isEqualTo(stock().history());
        assertThat(observer.afterTheBug()).isEmpty();

        stock().reset();
        assertThat(observer.afterTheBug()).hasSize(1);
    }

    @Test
    void anAsynchronousObserverThatThrowsIsLogged() {
        stock().reset();

        assertThat(observer.told()).succeedsWithin(SOON);
        assertThat(severeLines()).singleElement().asString().contains("asynchronous observer", "'stock'");
    }

    /** The line is written on another thread, after the observer was told. */
    private List<String> severeLines() {
        long end = System.nanoTime() + SOON.toNanos();
        List<String> severe = List.of();
        while (severe.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
            severe = log.lines().stream()
                    .filter(line -> line.startsWith("SEVERE"))
                    .toList();
        }
        return severe;
    }
}
