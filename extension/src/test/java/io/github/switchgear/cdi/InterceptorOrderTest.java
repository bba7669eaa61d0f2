package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.CapturedLog;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The breaker's place is at {@code PLATFORM_AFTER + 20}. */
@EnableWeld
class InterceptorOrderTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(
            Application.weld(Client.class, Trace.class, Outer.class, JustOutside.class, JustInside.class));

    @Inject
    Client client;

    @Inject
    Trace trace;

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Traced {}

    @ApplicationScoped
    static class Trace {

        private final List<String> lines = new ArrayList<>();

        List<String> lines() {
            return lines;
        }

        Object around(InvocationContext invocation, Class<?> interceptor) throws Exception {
            try {
                return invocation.proceed();
            } catch (Exception e) {
                lines.add(interceptor.getSimpleName() + " saw " + e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    @Traced
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    static class Outer {

        @Inject
        Trace trace;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            return trace.around(invocation, Outer.class);
        }
    }

    @Traced
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 19)
    static class JustOutside {

        @Inject
        Trace trace;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            return trace.around(invocation, JustOutside.class);
        }
    }

    @Traced
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 21)
    static class JustInside {

        @Inject
        Trace trace;

        @AroundInvoke
        Object trace(InvocationContext invocation) throws Exception {
            return trace.around(invocation, JustInside.class);
        }
    }

    @Traced
    @Dependent
    static class Client {

        @Breaker(allowedFails = 1)
        void stock() throws Outage {
            throw new Outage();
        }
    }

    @Test
    void interceptorsFurtherOutSeeTheRejectionAndThoseFurtherInDoNot() {
        Outage.meets(client::stock, 1);
        assertThat(trace.lines())
                .containsExactly("JustInside saw Outage", "JustOutside saw Outage", "Outer saw Outage");
        trace.lines().clear();

        Outage.rejects(client::stock);
        assertThat(trace.lines())
                .containsExactly("JustOutside saw BreakerOpenException", "Outer saw BreakerOpenException");
    }
}
