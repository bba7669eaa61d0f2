package io.github.switchgear.microprofile.cdi;

import io.github.switchgear.cdi.guard.DeployedBreakers;
import io.github.switchgear.cdi.guard.Guard;
import io.github.switchgear.cdi.guard.GuardLookup;
import io.github.switchgear.microprofile.call.AdoptedGuard;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * Outside of Fault Tolerance. The priority is that of where nobody has moved Fault Tolerance; {@link Priorities} knows
 * the one that holds.
 */
@CircuitBreaker
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 9)
public class OuterInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Those of the application. */
    @Inject
    DeployedBreakers breakers;

    /** The one that this interceptor was made for; containers tell of none where that is a component, or a REST client. */
    @Inject
    @Intercepted
    @Nullable
    Bean<?> bean;

    private final GuardLookup lookup = new GuardLookup();

    /**
     * Leads a call through its breaker, as far as that stands here.
     *
     * @param invocation the call
     * @return what the method returned, or what stands for it
     * @throws Exception what the method threw, or the rejection
     */
    @AroundInvoke
    public @Nullable Object guard(InvocationContext invocation) throws Exception {
        Guard guard = lookup.find(breakers, bean, invocation);
        return guard instanceof AdoptedGuard adopted ? adopted.outside(invocation) : invocation.proceed();
    }
}
