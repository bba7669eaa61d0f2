package io.github.switchgear.quarkus;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Beans whose breakers judge what is returned and thrown, and one that hears of them. */
final class Observed {

    private Observed() {}

    @ApplicationScoped
    static class Client {

        @Breaker(name = "validated", allowedFails = 2, validator = InStock.class)
        @Nullable
        String answer(@Nullable String answer) {
            return answer;
        }

        @Breaker(
                name = "allowing",
                allowedFails = 1,
                allowedExceptions = {IOException.class, IllegalArgumentException.class})
        void allowing(Exception failure) throws Exception {
            throw failure;
        }

        @Breaker(
                name = "failing",
                allowedFails = 1,
                failureExceptions = {UncheckedIOException.class, Refused.class})
        void failing(Exception failure) throws Exception {
            throw failure;
        }

        @Breaker(name = "observed", allowedFails = 1)
        void observed() {
            throw new IllegalStateException("failed");
        }

        @Breaker(name = "timed", unit = ChronoUnit.MILLIS, retryTimer = 1_500, probeLease = 250)
        void timed() {}

        @Breaker(name = "plain")
        void plain() {}
    }

    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Nothing but the annotation refers to it. */
    @ApplicationScoped
    static class InStock implements ResultValidator<String> {

        private final Assortment assortment;

        @Inject
        InStock(Assortment assortment) {
            this.assortment = assortment;
        }

        @Override
        public boolean isValid(@Nullable String answer) {
            return answer != null && assortment.has(answer);
        }
    }

    @ApplicationScoped
    static class Assortment {

        boolean has(String answer) {
            return Set.of("chair", "table").contains(answer);
        }
    }

    @ApplicationScoped
    static class Listener {

        final BlockingQueue<BreakerTransition> heard = new LinkedBlockingQueue<>();
        final BlockingQueue<BreakerTransition> heardLater = new LinkedBlockingQueue<>();

        void hear(@Observes BreakerTransition transition) {
            keep(transition, heard);
        }

        void hearLater(@ObservesAsync BreakerTransition transition) {
            keep(transition, heardLater);
        }

        private static void keep(BreakerTransition transition, BlockingQueue<BreakerTransition> heard) {
            if (transition.breaker().equals("observed") && transition.to() == BreakerState.OPEN) {
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
}
