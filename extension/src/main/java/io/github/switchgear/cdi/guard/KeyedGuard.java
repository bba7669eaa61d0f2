package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.ReturnKind;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads each call of a method through the breaker of its key. */
final class KeyedGuard implements Guard {

    private final CallKey key;
    private final KeyedBreakers breakers;
    private final Function<CircuitBreaker, Guard> guards;
    private final ReturnKind kind;

    /**
     * Leads calls through the breakers of a family.
     *
     * @param guards makes what leads a call through one breaker
     */
    KeyedGuard(CallKey key, KeyedBreakers breakers, Function<CircuitBreaker, Guard> guards, GuardedMethod guarded) {
        this.key = key;
        this.breakers = breakers;
        this.guards = guards;
        this.kind = guarded.returnKind();
    }

    @Override
    public @Nullable Object call(InvocationContext invocation) throws Exception {
        CircuitBreaker breaker;
        try {
            breaker = breakers.of(key.of(invocation));
        } catch (Throwable thrown) {
            Object failed = failed(thrown);
            if (failed == null) {
                throw thrown;
            }
            return failed;
        }
        return guards.apply(breaker).call(invocation);
    }

    /**
     * What an asynchronous call is answered with that has no breaker, since what tells its key has failed, and that nobody
     * counts; null where the method is not asynchronous.
     */
    private @Nullable Object failed(Throwable thrown) {
        return switch (kind) {
            case STAGE -> CompletableFuture.failedFuture(thrown);
            case UNI -> UniGuard.failed(thrown);
            case VALUE, FUTURE, UNKNOWN -> null;
        };
    }
}
