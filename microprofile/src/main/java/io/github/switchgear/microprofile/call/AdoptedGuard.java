package io.github.switchgear.microprofile.call;

import io.github.switchgear.cdi.guard.Guard;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.microprofile.plan.MethodPlan;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Leads the calls of one method through its breaker, which has two places in a call. */
public interface AdoptedGuard extends Guard {

    /** The one that a method needs. */
    static Guard of(MethodPlan plan, CircuitBreaker breaker) {
        GuardedCalls calls = plan.isStage() ? new StageCalls(breaker) : new ValueCalls(breaker);
        return switch (plan.position()) {
            case OUTER -> new OuterGuard(calls);
            case INNER -> new InnerGuard(calls);
            case FRAMED -> new FramedGuard(plan, breaker);
            case KEPT -> InvocationContext::proceed;
        };
    }

    /** Outside of Fault Tolerance. */
    @Nullable
    Object outside(InvocationContext invocation) throws Exception;

    /** Inside of Fault Tolerance, once for each attempt that it makes. */
    @Nullable
    Object inside(InvocationContext invocation) throws Exception;

    /** What anybody else would do who finds it. */
    @Override
    default @Nullable Object call(InvocationContext invocation) throws Exception {
        return outside(invocation);
    }
}
