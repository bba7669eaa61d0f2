package io.github.switchgear.benchmarks.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** What any interceptor costs, though it does nothing. */
@NoOp
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class NoOpInterceptor {

    /** Calls the method. */
    @AroundInvoke
    public @Nullable Object proceed(InvocationContext invocation) throws Exception {
        return invocation.proceed();
    }
}
