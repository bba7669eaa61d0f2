package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.configuration.ValidatorLookup;
import io.github.switchgear.cdi.plan.ContainerThreads;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.ReturnKind;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Fallback;
import io.github.switchgear.core.KeyedBreakers;
import jakarta.interceptor.InvocationContext;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads the calls of one method through its breaker. */
@FunctionalInterface
public interface Guard {

    /** Calls the method, or answers for it. */
    @Nullable
    Object call(InvocationContext invocation) throws Exception;

    /** The one that a method needs, by what it returns, whether it has a fallback, and who calls it. */
    static Guard of(GuardedMethod guarded, CircuitBreaker breaker) {
        return thrown(guarded, ofKind(guarded).apply(breaker));
    }

    /** The same of a method each of whose calls may have a key. */
    static Guard of(GuardedMethod guarded, KeyedBreakers breakers, ValidatorLookup beans) {
        return thrown(guarded, new KeyedGuard(CallKey.of(guarded, beans), breakers, ofKind(guarded), guarded));
    }

    private static Guard thrown(GuardedMethod guarded, Guard guard) {
        return ContainerThreads.call(guarded.method()) ? new ThrowingGuard(guard) : guard;
    }

    private static Function<CircuitBreaker, Guard> ofKind(GuardedMethod guarded) {
        FallbackMethod fallback = FallbackMethod.of(guarded);
        return switch (guarded.returnKind()) {
            case VALUE -> {
                if (ReturnKind.isLeftOpen(ReturnKind.returned(guarded.beanClass(), guarded.method()))) {
                    AtomicBoolean warned = new AtomicBoolean();
                    yield breaker -> new OpenGuard(guarded, breaker, fallback, warned);
                }
                yield fallback == null ? Guard::unconditional : breaker -> withFallback(breaker, fallback);
            }
            case STAGE -> fallback == null ? Guard::asynchronous : breaker -> asynchronous(breaker, fallback);
            case UNI -> breaker -> new UniGuard(breaker, fallback);
            case FUTURE -> breaker -> new FutureGuard(breaker, fallback);
            case UNKNOWN -> throw new IllegalArgumentException(guarded.display() + " should not have been deployed");
        };
    }

    private static Guard unconditional(CircuitBreaker breaker) {
        return invocation -> breaker.callOn(invocation, InvocationContext::proceed);
    }

    private static Guard withFallback(CircuitBreaker breaker, FallbackMethod fallback) {
        return invocation -> breaker.call(invocation::proceed, fallback.of(invocation));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is what the caller gets
    private static Guard asynchronous(CircuitBreaker breaker) {
        return invocation -> breaker.callAsync(() -> stage(invocation));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is what the caller gets
    private static Guard asynchronous(CircuitBreaker breaker, FallbackMethod fallback) {
        return invocation -> {
            Fallback<Object> answer = fallback.of(invocation);
            return breaker.callAsync(() -> stage(invocation), failure -> answered(stage(answer.answer(failure))));
        };
    }

    /** What the method returns; what it throws instead is a failed stage to the caller, so it may be one here. */
    private static @Nullable CompletionStage<Object> stage(InvocationContext invocation) {
        try {
            return stage(invocation.proceed());
        } catch (Exception thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /** What a fallback method answered with; unlike the method itself, it is not judged for it if that is nothing. */
    static CompletionStage<Object> answered(@Nullable CompletionStage<Object> stage) {
        return Objects.requireNonNull(stage, "the fallback method returned null instead of a stage or a Uni");
    }

    @SuppressWarnings("unchecked") // the method's return type is one, or null
    private static @Nullable CompletionStage<Object> stage(@Nullable Object stage) {
        return (CompletionStage<Object>) stage;
    }
}
