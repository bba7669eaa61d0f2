package io.github.switchgear.cdi.guard;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the guards of one bean for an interceptor, which has one of these for itself. It is serializable because the
 * interceptor is, and forgets then what it has found.
 */
public final class GuardLookup implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Map<Method, Guard> ofBean;

    /**
     * What leads a call through its breaker.
     *
     * @param breakers those of the application
     * @param bean the one that the interceptor was made for; containers tell of none where that is a component, or a REST
     *     client
     * @param invocation the call
     * @return null if the method is not guarded
     */
    public @Nullable Guard find(DeployedBreakers breakers, @Nullable Bean<?> bean, InvocationContext invocation) {
        return guards(breakers, bean, invocation).get(invocation.getMethod());
    }

    private Map<Method, Guard> guards(DeployedBreakers breakers, @Nullable Bean<?> bean, InvocationContext invocation) {
        if (bean == null) {
            return breakers.ofUntold(invocation.getTarget(), invocation.getMethod());
        }
        Map<Method, Guard> known = ofBean;
        if (known == null) {
            known = breakers.of(bean.getBeanClass());
            if (!known.containsKey(invocation.getMethod())) {
                known = breakers.of(bean.getBeanClass(), invocation.getTarget());
            }
            ofBean = known;
        }
        return known;
    }
}
