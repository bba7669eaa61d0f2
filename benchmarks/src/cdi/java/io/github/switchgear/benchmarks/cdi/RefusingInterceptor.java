package io.github.switchgear.benchmarks.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** What any interceptor costs that throws instead of calling the method, though it makes no exception. */
@Refused
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class RefusingInterceptor {

    /** Thrown again and again. */
    public static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Refusal() {
            super(null, null, false, false);
        }
    }

    private final Refusal refusal = new Refusal();

    /** Calls nothing. */
    @AroundInvoke
    public Object refuse(InvocationContext invocation) {
        throw refusal;
    }
}
