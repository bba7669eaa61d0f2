package io.github.switchgear.cdi;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Fallback;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Leads the subscriptions to a {@code Uni} through a breaker, each of them one call of the method; so a retry further out
 * is a new call, and a rejected subscription never reaches the method. The only type that needs Mutiny; it is loaded only
 * for methods that return its type.
 */
final class UniGuard implements Guard {

    private final CircuitBreaker breaker;
    private final @Nullable FallbackMethod fallback;

    UniGuard(CircuitBreaker breaker, @Nullable FallbackMethod fallback) {
        this.breaker = breaker;
        this.fallback = fallback;
    }

    @Override
    public Object call(InvocationContext invocation) {
        Fallback<Object> answer = fallback == null ? null : fallback.of(invocation);
        return Uni.createFrom()
                .context(context ->
                        Uni.createFrom().emitter(emitter -> relay(subscribe(invocation, answer, context), emitter)));
    }

    private CompletableFuture<Object> subscribe(
            InvocationContext invocation, @Nullable Fallback<Object> answer, Context context) {
        return answer == null
                ? breaker.callAsync(() -> stage(invocation, context))
                : breaker.callAsync(
                        () -> stage(invocation, context),
                        failure -> Guard.answered(stage(answer.answer(failure), context)));
    }

    private static @Nullable CompletionStage<Object> stage(InvocationContext invocation, Context context) {
        try {
            return stage(invocation.proceed(), context);
        } catch (Exception thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private static @Nullable CompletionStage<Object> stage(@Nullable Object uni, Context context) {
        return uni == null
                ? null
                : ((Uni<?>) uni).onItem().castTo(Object.class).subscribe().asCompletionStage(context);
    }

    private static void relay(CompletableFuture<Object> call, UniEmitter<? super Object> emitter) {
        emitter.onTermination(() -> call.cancel(true));
        CompletionStage<Object> unused = call.whenComplete((item, failure) -> {
            if (failure == null) {
                emitter.complete(item);
            } else {
                emitter.fail(failure);
            }
        });
    }
}
