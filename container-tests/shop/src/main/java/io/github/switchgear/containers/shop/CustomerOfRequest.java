package io.github.switchgear.containers.shop;

import io.github.switchgear.BreakerKeyResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;

/** Nothing but an annotation refers to it; what it tells, the request knows. */
@ApplicationScoped
public class CustomerOfRequest implements BreakerKeyResolver {

    @Inject
    Customer customer;

    @Override
    public String key(Method method, Object[] arguments) {
        return customer.name();
    }
}
