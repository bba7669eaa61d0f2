package io.github.switchgear.cdi.guard;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Fallback;
import io.github.switchgear.core.LateResult;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /**
     * What is late in a {@code Uni} that the method has returned already, since its type did not tell: the first subscription
     * is what is left of that call, and each further one is a call of its own.
     */
    LateResult<@Nullable Object> late(InvocationContext invocation, Object uni) {
        Fallback<Object> answer = fallback == null ? null : fallback.of(invocation);
        CompletableFuture<Object> first = new CompletableFuture<>();
        AtomicBoolean subscribed = new AtomicBoolean();
        return new LateResult<>(
                first,
                judged -> Uni.createFrom()
                        .context(context -> Uni.createFrom().emitter(emitter -> {
                            if (subscribed.compareAndSet(false, true)) {
                                relay(guarded((Uni<?>) uni, context), first);
                                relay(judged, emitter);
                            } else {
                                relay(subscribe(invocation, answer, context), emitter);
                            }
                        })));
    }

    private CompletableFuture<Object> subscribe(
            InvocationContext invocation, @Nullable Fallback<Object> answer, Context context) {
        return EnclosingContext.includes(context, breaker)
                ? breaker.within(() -> call(invocation, answer, context))
                : call(invocation, answer, context);
    }

    private CompletableFuture<Object> call(
            InvocationContext invocation, @Nullable Fallback<Object> answer, Context context) {
        return answer == null
                ? breaker.callAsync(() -> guarded(invocation, context))
                : breaker.callAsync(
                        () -> guarded(invocation, context),
                        failure -> Guard.answered(answered(answer.answer(failure), context)));
    }

    private @Nullable CompletionStage<Object> guarded(InvocationContext invocation, Context context) {
        try {
            Object result = invocation.proceed();
            return result instanceof Uni<?> uni ? guarded(uni, context) : stage(result);
        } catch (Exception thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private CompletableFuture<Object> guarded(Uni<?> uni, Context context) {
        if (EnclosingContext.includes(context, breaker)) {
            return subscription(uni, context);
        }
        Context within = EnclosingContext.within(context, breaker);
        return subscription(
                uni.onItemOrFailure().invoke((item, failure) -> EnclosingContext.giveBack(within, context)), within);
    }

    private static @Nullable CompletionStage<Object> answered(@Nullable Object result, Context context) {
        return result instanceof Uni<?> uni ? subscription(uni, context) : stage(result);
    }

    /** Where the method's type leaves it open, what once was a {@code Uni} may be something else with another call. */
    @SuppressWarnings("unchecked") // what a stage completes with is an object
    private static @Nullable CompletionStage<Object> stage(@Nullable Object result) {
        return result == null || result instanceof CompletionStage<?>
                ? (CompletionStage<Object>) result
                : CompletableFuture.completedFuture(result);
    }

    /** One whose subscribers all get this. */
    static Object failed(Throwable failure) {
        return Uni.createFrom().failure(failure);
    }

    static CompletableFuture<Object> subscribed(Object uni) {
        return subscription((Uni<?>) uni, Context.empty());
    }

    private static CompletableFuture<Object> subscription(Uni<?> uni, Context context) {
        return uni.onItem().castTo(Object.class).subscribe().asCompletionStage(context);
    }

    /** Lets one future end as the subscription does, and a cancellation of it end the subscription. */
    private static void relay(CompletableFuture<Object> subscription, CompletableFuture<Object> call) {
        CompletionStage<Object> unused = subscription.whenComplete((item, failure) -> {
            if (failure == null) {
                call.complete(item);
            } else {
                call.completeExceptionally(failure);
            }
        });
        CompletionStage<Object> unusedToo = call.whenComplete((item, failure) -> {
            if (call.isCancelled()) {
                subscription.cancel(true);
            }
        });
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
