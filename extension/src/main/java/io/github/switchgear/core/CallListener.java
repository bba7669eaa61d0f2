package io.github.switchgear.core;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each call that a breaker lets through, on the calling thread, before its action runs. A call inside an admitted one of
 * the same breaker belongs to that and is not told of. It should be quick, wait for nobody, and call no breaker that it listens
 * to, which would tell it of that call, too. What it throws is logged, the first time for a breaker as an error and at DEBUG then,
 * and harms nobody.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * A call was let through.
     *
     * @param state of the breaker that let it through
     * @return is told once how the call ended, when that is counted and before its caller hears of it, on the thread that judges it,
     *     which is another one for most asynchronous calls; never where such a call never ends. Null if nobody wants to know
     */
    @Nullable
    Consumer<CallOutcome> admitted(BreakerState state);
}
