package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Every transition is an event of the container. */
@Dependent
class EventsContract implements Bodies {

    private static final String BREAKER = "events";

    @Inject
    Client client;

    @Inject
    Listener listener;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = BREAKER, allowedFails = 1)
        void call() throws Outage {
            throw new Outage();
        }
    }

    @ApplicationScoped
    static class Listener {

        private final BlockingQueue<BreakerTransition> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<BreakerTransition> heardLater = new LinkedBlockingQueue<>();

        void hear(@Observes BreakerTransition transition) {
            keep(transition, heard);
        }

        void hearLater(@ObservesAsync BreakerTransition transition) {
            keep(transition, heardLater);
        }

        /** Every body begins with a reset, whose events may still be under way. */
        private static void keep(BreakerTransition transition, BlockingQueue<BreakerTransition> heard) {
            if (transition.breaker().equals(BREAKER) && transition.to() != BreakerState.CLOSED) {
                heard.add(transition);
            }
        }

        BlockingQueue<BreakerTransition> heard() {
            return heard;
        }

        BlockingQueue<BreakerTransition> heardLater() {
            return heardLater;
        }
    }

    @Holds
    void observersAreToldBeforeTheCallReturnsAndAsynchronousOnesSoon() throws Exception {
        Outage.meets(client::call, 1);

        BreakerTransition opening = listener.heard().poll();
        assertThat(opening)
                .returns(BREAKER, BreakerTransition::breaker)
                .returns(BreakerState.CLOSED, BreakerTransition::from)
                .returns(BreakerState.OPEN, BreakerTransition::to)
                .returns(Cause.FAILURES_REACHED, BreakerTransition::cause)
                .returns(Outage.class.getName(), BreakerTransition::failure)
                .isEqualTo(breakers.named(BREAKER).history().get(0));
        assertThat(listener.heardLater().poll(20, TimeUnit.SECONDS)).isEqualTo(opening);
    }

    @Holds
    void whatPeopleDoIsAnEventToo() throws Exception {
        breakers.named(BREAKER).forceOpen(ManualOverride.because("stocktaking").by("alice"));

        assertThat(listener.heard().poll())
                .returns(BreakerState.FORCED_OPEN, BreakerTransition::to)
                .returns("alice", BreakerTransition::actor)
                .returns("stocktaking", BreakerTransition::reason);
        assertThat(listener.heardLater().poll(20, TimeUnit.SECONDS)).isNotNull();
    }
}
