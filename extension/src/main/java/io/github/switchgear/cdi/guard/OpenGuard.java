package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.ReturnKind;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.LateResult;
import io.github.switchgear.core.UnfailingLogger;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Leads the calls of a method whose type does not say whether its results are late: {@code Object}, a type variable, an
 * interface. Each result is looked at; most are what they are.
 */
final class OpenGuard implements Guard, LateResult.Finder<InvocationContext, @Nullable Object> {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    /** A value of the JDK's: one of this library's would keep it alive by the classes of the JDK. */
    private static final ClassValue<Boolean> IS_LATE = new ClassValue<>() {

        @Override
        protected Boolean computeValue(Class<?> type) {
            return ReturnKind.ofResult(type) != ReturnKind.VALUE;
        }
    };

    private final GuardedMethod guarded;
    private final CircuitBreaker breaker;
    private final @Nullable FallbackMethod fallback;
    private final Class<?> returned;
    private final AtomicBoolean warned;

    /**
     * Leads calls through a breaker.
     *
     * @param warned whether somebody has been told that results of the method are late, and how nobody knows
     */
    OpenGuard(GuardedMethod guarded, CircuitBreaker breaker, @Nullable FallbackMethod fallback, AtomicBoolean warned) {
        this.guarded = guarded;
        this.breaker = breaker;
        this.fallback = fallback;
        this.warned = warned;
        this.returned = ReturnKind.returned(guarded.beanClass(), guarded.method());
    }

    @Override
    public @Nullable Object call(InvocationContext invocation) throws Exception {
        return breaker.callOn(
                invocation, InvocationContext::proceed, this, fallback == null ? null : fallback.of(invocation));
    }

    @Override
    public @Nullable LateResult<@Nullable Object> in(InvocationContext invocation, @Nullable Object result)
            throws InterruptedException {
        return result == null || !IS_LATE.get(result.getClass()) ? null : late(invocation, result);
    }

    /** Nobody subscribes to a {@code Uni} that stands for another one which has failed already, if this does not. */
    @Override
    public CompletionStage<Object> answered(InvocationContext invocation, @Nullable Object answer) throws Exception {
        if (answer == null) {
            return CompletableFuture.completedFuture(null);
        }
        return ReturnKind.ofResult(answer.getClass()) == ReturnKind.UNI
                ? UniGuard.subscribed(answer)
                : LateResult.Finder.super.answered(invocation, answer);
    }

    private LateResult<@Nullable Object> late(InvocationContext invocation, Object result) throws InterruptedException {
        ReturnKind kind = ReturnKind.ofResult(result.getClass());
        if (kind == ReturnKind.STAGE) {
            return stage(result);
        }
        if (kind == ReturnKind.UNI && returned == Object.class) {
            return new UniGuard(breaker, fallback).late(invocation, result);
        }
        if (kind == ReturnKind.FUTURE && ((Future<?>) result).isDone()) {
            return new LateResult<>(FutureGuard.settled((Future<?>) result), null);
        }
        warn(result.getClass());
        return LateResult.unknown();
    }

    /** A stage of a class of its own may be expected as such; only what a breaker gives back can be given for any. */
    @SuppressWarnings("unchecked") // what it completes with is an object
    private LateResult<@Nullable Object> stage(Object stage) {
        return new LateResult<>(
                (CompletionStage<Object>) stage,
                returned.isAssignableFrom(CompletableFuture.class) ? judged -> judged : null);
    }

    private void warn(Class<?> type) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    guarded.display() + " returned a " + type.getName()
                            + ", whose outcome a breaker cannot know: such calls count neither as success nor as"
                            + " failure; return the value itself, a CompletionStage, a CompletableFuture or a Uni");
        }
    }
}
