package io.github.switchgear.contract.recovery;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * What a breaker makes of steady traffic to a downstream that goes down in the middle of it.
 *
 * @param seconds what happened in each
 * @param openings how often the breaker opened
 */
public record RecoveryUnderLoad(List<Second> seconds, int openings) {

    /** Calls a second. */
    public static final int RATE = 20;

    /** After how many seconds it goes down. */
    public static final int OUTAGE = 10;

    /**
     * What happened to the calls of one second.
     *
     * @param answered were let through and answered
     * @param failed were let through and failed
     * @param rejected were not let through
     */
    public record Second(int answered, int failed, int rejected) {

        /** The share of the calls that was let through. */
        public double letThrough() {
            return (answered + failed) / (double) RATE;
        }
    }

    /** Moves the breaker's and the downstream's time. */
    @FunctionalInterface
    public interface Time {

        /** Lets time pass. */
        void advance(Duration by);
    }

    /**
     * Lets some time pass call by call.
     *
     * @param length how many seconds
     * @param downstream whether it answers the next call
     * @param outage takes it down
     */
    public static RecoveryUnderLoad of(
            CircuitBreaker breaker, int length, Time time, BooleanSupplier downstream, Runnable outage) {
        AtomicInteger openings = new AtomicInteger();
        List<Second> seconds = new ArrayList<>();
        Registration counting = breaker.onTransition(change -> {
            if (change.to() == BreakerState.OPEN) {
                openings.incrementAndGet();
            }
        });
        for (int second = 0; second < length; second++) {
            if (second == OUTAGE) {
                outage.run();
            }
            seconds.add(second(breaker, time, downstream));
        }
        counting.close();
        return new RecoveryUnderLoad(seconds, openings.get());
    }

    private static Second second(CircuitBreaker breaker, Time time, BooleanSupplier downstream) {
        int answered = 0;
        int failed = 0;
        int rejected = 0;
        for (int call = 0; call < RATE; call++) {
            try {
                breaker.call(() -> answer(downstream));
                answered++;
            } catch (BreakerOpenException rejection) {
                rejected++;
            } catch (IOException failure) {
                failed++;
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
            time.advance(Duration.ofSeconds(1).dividedBy(RATE));
        }
        return new Second(answered, failed, rejected);
    }

    private static String answer(BooleanSupplier downstream) throws IOException {
        if (!downstream.getAsBoolean()) {
            throw new IOException("it is down");
        }
        return "found";
    }
}
