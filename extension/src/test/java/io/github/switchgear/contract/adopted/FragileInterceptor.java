package io.github.switchgear.contract.adopted;

import io.github.switchgear.cdi.guard.DeployedBreakers;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Leads calls through the breakers of {@link Fragile}. */
@Fragile
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class FragileInterceptor {

    @Inject
    DeployedBreakers breakers;

    @Inject
    @Intercepted
    Bean<?> bean;

    @AroundInvoke
    Object guard(InvocationContext invocation) throws Exception {
        return breakers.of(bean.getBeanClass()).get(invocation.getMethod()).call(invocation);
    }
}
