package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.Allocated;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** What an annotated method allocates beyond what the container does for any interceptor. */
class AllocationTest {

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface NoOp {}

    @NoOp
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class NoOpInterceptor {

        @AroundInvoke
        Object proceed(InvocationContext invocation) throws Exception {
            return invocation.proceed();
        }
    }

    @ApplicationScoped
    static class Client {

        @NoOp
        public String intercepted() {
            return "fine";
        }

        @Breaker
        public String guarded() {
            return "fine";
        }
    }

    @Test
    void aGuardedCallAllocatesNothingBeyondWhatAnyInterceptorCosts() throws Exception {
        try (Application application = Application.of(Client.class, NoOpInterceptor.class)) {
            Client client = application.get(Client.class);

            long ofAnyInterceptor = Allocated.perCall(client::intercepted);

            assertThat(ofAnyInterceptor).isPositive();
            assertThat(Allocated.perCall(client::guarded)).isLessThanOrEqualTo(ofAnyInterceptor);
        }
    }
}
