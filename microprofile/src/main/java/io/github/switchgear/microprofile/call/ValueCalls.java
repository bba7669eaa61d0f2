package io.github.switchgear.microprofile.call;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Permit;
import io.github.switchgear.microprofile.CallRejectedException;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Of a method whose call ends when it returns. */
record ValueCalls(CircuitBreaker breaker) implements GuardedCalls {

    @Override
    public @Nullable Object call(InvocationContext invocation) throws Exception {
        Permit permit = admit(breaker);
        Object result;
        try {
            result = invocation.proceed();
        } catch (Throwable thrown) {
            permit.threw(thrown);
            throw thrown;
        }
        permit.returned(result);
        return result;
    }

    /** Lets a call through, or says no in MicroProfile's words. */
    static Permit admit(CircuitBreaker breaker) {
        try {
            return breaker.admit();
        } catch (BreakerOpenException rejection) {
            throw new CallRejectedException(rejection);
        }
    }
}
