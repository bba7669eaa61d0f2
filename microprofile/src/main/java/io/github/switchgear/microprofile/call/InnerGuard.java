package io.github.switchgear.microprofile.call;

import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Sees each attempt, and what the method does before a fallback answers. */
record InnerGuard(GuardedCalls calls) implements AdoptedGuard {

    @Override
    public @Nullable Object outside(InvocationContext invocation) throws Exception {
        return invocation.proceed();
    }

    @Override
    public @Nullable Object inside(InvocationContext invocation) throws Exception {
        return calls.call(invocation);
    }
}
