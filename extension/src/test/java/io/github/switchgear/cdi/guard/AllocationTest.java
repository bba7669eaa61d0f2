package io.github.switchgear.cdi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.Application;
import io.github.switchgear.cdi.Outage;
import io.github.switchgear.core.Allocated;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the interceptor allocates itself, whatever the container does around it. */
@ExtendWith(CapturedLog.class)
class AllocationTest {

    private final Application application = Application.of(Client.class);

    @ApplicationScoped
    static class Client {

        @Breaker
        public String stock() {
            return "fine";
        }

        @Breaker
        public Object open() {
            return "fine";
        }

        @Breaker(allowedFails = 1)
        public String broken() throws Outage {
            throw new Outage();
        }
    }

    /** A call of a method that answers, made once. */
    private record Invocation(Method getMethod) implements InvocationContext {

        static Invocation of(String method) throws NoSuchMethodException {
            return new Invocation(Client.class.getMethod(method));
        }

        @Override
        public Object proceed() {
            return "fine";
        }

        @Override
        public Object getTarget() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getTimer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Constructor<?> getConstructor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object[] getParameters() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setParameters(Object[] parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> getContextData() {
            throw new UnsupportedOperationException();
        }
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container makes this one
    private BreakerInterceptor interceptor() {
        BeanManager beans = application.get(BeanManager.class);
        BreakerInterceptor interceptor = new BreakerInterceptor();
        interceptor.breakers = application.get(DeployedBreakers.class);
        interceptor.bean = beans.resolve(beans.getBeans(Client.class));
        return interceptor;
    }

    @AfterEach
    void undeploy() {
        application.close();
    }

    @Test
    void aGuardedCallAllocatesNothing() throws Exception {
        BreakerInterceptor interceptor = interceptor();
        Invocation invocation = Invocation.of("stock");

        assertThat(Allocated.perCall(() -> interceptor.guard(invocation))).isZero();
        assertThat(application.breakers().all())
                .extracting(breaker -> breaker.snapshot().totals().succeeded())
                .anyMatch(calls -> calls > 0);
    }

    @Test
    void aGuardedCallAllocatesNothingWhereItsTypeDoesNotTellWhetherItIsLate() throws Exception {
        BreakerInterceptor interceptor = interceptor();
        Invocation invocation = Invocation.of("open");

        assertThat(Allocated.perCall(() -> interceptor.guard(invocation))).isZero();
    }

    @Test
    void aRejectionAllocatesAtMostAHundredBytes() throws Exception {
        Outage.meets(application.get(Client.class)::broken, 1);
        BreakerInterceptor interceptor = interceptor();
        Invocation invocation = Invocation.of("broken");
        Callable<Exception> rejected = () -> {
            try {
                throw new AssertionError("let through: " + interceptor.guard(invocation));
            } catch (BreakerOpenException rejection) {
                return rejection;
            }
        };

        assertThat(Allocated.perCall(rejected)).isBetween(1L, 100L);
    }
}
