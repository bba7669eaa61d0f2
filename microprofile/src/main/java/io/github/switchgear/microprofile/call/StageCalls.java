package io.github.switchgear.microprofile.call;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Permit;
import io.github.switchgear.microprofile.CallRejectedException;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Of a method whose call ends when the stage completes that it returns. */
record StageCalls(CircuitBreaker breaker) implements GuardedCalls {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is what the caller gets
    public @Nullable Object call(InvocationContext invocation) throws Exception {
        Permit permit;
        try {
            permit = ValueCalls.admit(breaker);
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            permit.threw(thrown);
            throw thrown;
        }
        if (result instanceof CompletionStage<?> stage) {
            return FollowedStage.of(stage, (value, thrown) -> {
                if (thrown == null) {
                    permit.returned(value);
                } else {
                    permit.threw(thrown);
                }
            });
        }
        permit.returned(result);
        return result;
    }
}
