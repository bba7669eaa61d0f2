package io.github.switchgear.microprofile.call;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.microprofile.plan.MethodPlan;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Judges each attempt inside, and frames the call outside. Both find the frame in the call's context data, which Fault Tolerance
 * hands on to whichever thread it goes on in.
 */
record FramedGuard(MethodPlan plan, CircuitBreaker breaker) implements AdoptedGuard {

    private static final String FRAME = "io.github.switchgear.microprofile.frame";

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is what the caller gets
    public @Nullable Object outside(InvocationContext invocation) throws Exception {
        Frame frame = new Frame(plan, breaker);
        invocation.getContextData().put(FRAME, frame);
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            frame.threw(thrown);
            throw thrown;
        }
        if (plan.isStage() && result instanceof CompletionStage<?> stage) {
            return FollowedStage.of(stage, (value, thrown) -> {
                if (thrown == null) {
                    frame.returned(value);
                } else {
                    frame.threw(thrown);
                }
            });
        }
        frame.returned(result);
        return result;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is what Fault Tolerance gets
    public @Nullable Object inside(InvocationContext invocation) throws Exception {
        if (!(invocation.getContextData().get(FRAME) instanceof Frame frame)) {
            throw new IllegalStateException("The container has lost the frame of the call of " + invocation.getMethod()
                    + " on its way; name the method in switchgear.microprofile.keep, and tell us of the container");
        }
        Attempt attempt = frame.begin();
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            attempt.threw(thrown);
            throw thrown;
        }
        if (plan.isStage() && result instanceof CompletionStage<?> stage) {
            return FollowedStage.of(stage, (value, thrown) -> {
                if (thrown == null) {
                    attempt.returned(value);
                } else {
                    attempt.threw(thrown);
                }
            });
        }
        attempt.returned(result);
        return result;
    }
}
