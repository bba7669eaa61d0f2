package io.github.switchgear.cdi.guard;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.LateResult;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Leads the calls of a method that a container calls in a thread of its own, where it waits for the {@code Future} that comes
 * back; mostly that is done already. So to wait for it here costs nobody anything.
 */
final class FutureGuard implements Guard, LateResult.Finder<InvocationContext, @Nullable Object> {

    private final CircuitBreaker breaker;
    private final @Nullable FallbackMethod fallback;

    FutureGuard(CircuitBreaker breaker, @Nullable FallbackMethod fallback) {
        this.breaker = breaker;
        this.fallback = fallback;
    }

    @Override
    public @Nullable Object call(InvocationContext invocation) throws Exception {
        return breaker.callOn(
                invocation, InvocationContext::proceed, this, fallback == null ? null : fallback.of(invocation));
    }

    @Override
    public @Nullable LateResult<@Nullable Object> in(InvocationContext invocation, @Nullable Object result)
            throws InterruptedException {
        return result == null ? null : new LateResult<>(settled((Future<?>) result), judged -> judged);
    }

    /** As it ends. */
    static CompletableFuture<Object> settled(Future<?> future) throws InterruptedException {
        CompletableFuture<Object> settled = new CompletableFuture<>();
        try {
            settled.complete(future.get());
        } catch (CancellationException cancelled) {
            settled.cancel(false);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            settled.completeExceptionally(cause == null ? failed : cause);
        }
        return settled;
    }
}
