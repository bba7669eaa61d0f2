package io.github.switchgear.cdi.guard;

import io.github.switchgear.Breaker;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Leads the calls of a bean's methods through their breakers. The container makes one for each instance of the bean; it
 * is serializable because the bean may be.
 */
@Breaker
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 20)
public class BreakerInterceptor implements Serializable {

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
     * Calls the method if its breaker lets the call through. A container may also bring calls here that an annotation on
     * the class leaves alone: Weld those of {@code toString()}, ArC those of final methods, whose modifier it removes.
     *
     * @param invocation the call
     * @return what the method returned, or its fallback answered
     * @throws Exception what the method threw, or {@link io.github.switchgear.core.BreakerOpenException}; for an
     *     asynchronous method, the stage that it returns fails instead
     */
    @AroundInvoke
    public @Nullable Object guard(InvocationContext invocation) throws Exception {
        Guard guard = lookup.find(breakers, bean, invocation);
        return guard == null ? invocation.proceed() : guard.call(invocation);
    }

    /**
     * The same for a call that an EJB's timer makes.
     *
     * @param invocation the call
     * @return what nobody takes
     * @throws Exception what the method threw, or the rejection: the container has its own ways with either
     */
    @AroundTimeout
    public @Nullable Object guardTimer(InvocationContext invocation) throws Exception {
        return guard(invocation);
    }
}
