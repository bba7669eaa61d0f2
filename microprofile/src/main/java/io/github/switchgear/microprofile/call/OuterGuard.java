package io.github.switchgear.microprofile.call;

import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Sees what the caller gets: what Timeout and Bulkhead bring about, too. */
record OuterGuard(GuardedCalls calls) implements AdoptedGuard {

    @Override
    public @Nullable Object outside(InvocationContext invocation) throws Exception {
        return calls.call(invocation);
    }

    @Override
    public @Nullable Object inside(InvocationContext invocation) throws Exception {
        return invocation.proceed();
    }
}
