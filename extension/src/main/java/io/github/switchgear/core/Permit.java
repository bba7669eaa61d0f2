package io.github.switchgear.core;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A call that a breaker has let through, for who learns of its end elsewhere than where it began: an adapter to somebody
 * else's interceptors, filters or callbacks. Whoever gets one from {@link CircuitBreaker#admit()} has to tell how the call
 * ended; until then a probe holds its slot, at most as long as its {@linkplain BreakerSettings#probeLease() lease}.
 *
 * <p>A call ends once: the first to tell is believed, and what anybody tells after that has no effect. Safe for use by any
 * number of threads.
 *
 * <p>Unlike {@link CircuitBreaker#call}, a permit does not know what goes on within the call: calls of the same breaker in it
 * are let through or rejected, and judged, as any others.
 */
public final class Permit {

    private static final AtomicIntegerFieldUpdater<Permit> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Permit.class, "ended");

    private final Machine machine;
    private final State admitted;
    private final long started;
    private volatile int ended;

    Permit(Machine machine, State admitted) {
        this.machine = machine;
        this.admitted = admitted;
        this.started = machine.startOf(admitted);
    }

    private boolean isFirst() {
        return ENDED.compareAndSet(this, 0, 1);
    }

    /**
     * Whether somebody has told how the call ended.
     *
     * @return false while it is running
     */
    public boolean isEnded() {
        return ended != 0;
    }

    /**
     * Tells that the call returned: judged by the validator and by how long it took, as the settings say that admitted it.
     *
     * @param result what it returned or, later, yielded
     * @throws RuntimeException what the validator threw, or an {@code Error}; the call is neutral then
     */
    public void returned(@Nullable Object result) {
        if (isFirst()) {
            machine.returned(admitted, started, result);
        }
    }

    /**
     * Tells that the call threw: judged by the exception lists or the failure judge of the settings that admitted it.
     *
     * @param thrown what it threw; of an asynchronous call, without the wrappers
     * @throws RuntimeException what the failure judge threw, or an {@code Error}; the call is neutral then
     */
    public void threw(Throwable thrown) {
        Objects.requireNonNull(thrown, "thrown");
        if (isFirst()) {
            boolean unused = machine.threw(admitted, started, thrown);
        }
    }

    /**
     * Asks whether an exception would be a failure of this call.
     *
     * @param thrown what it might throw
     * @return what the exception lists or the failure judge say of it
     * @throws RuntimeException what the failure judge threw, or an {@code Error}
     */
    public boolean wouldFail(Throwable thrown) {
        return machine.wouldFail(admitted, thrown);
    }

    /** Tells that the call succeeded, whatever it returned and however long it took. */
    public void succeeded() {
        if (isFirst()) {
            machine.succeeded(admitted, started);
        }
    }

    /**
     * Tells that the call failed, whatever the exception lists say.
     *
     * @param failure by what; its class is shown as the last failure
     */
    public void failed(Throwable failure) {
        String type = failure.getClass().getName();
        if (isFirst()) {
            machine.failed(admitted, started, type);
        }
    }

    /**
     * Tells that the call proved nothing, as one that was given up before it began: a probe gives its slot back.
     *
     * @param why what is logged, once for each: the name of a class, or a word
     */
    public void neutral(String why) {
        if (isFirst()) {
            machine.neutral(admitted, started, why);
        }
    }
}
