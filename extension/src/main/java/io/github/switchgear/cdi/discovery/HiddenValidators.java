package io.github.switchgear.cdi.discovery;

import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validators, failure judges and key resolvers in a bean archive that this jar's own does not look into. GlassFish and Payara keep a WAR's classes from the jars
 * in its {@code WEB-INF/lib}, and every look-up from here with them; but the container has told of each bean.
 */
public final class HiddenValidators {

    private final Set<Bean<?>> told = new HashSet<>();

    public void add(Bean<?> bean) {
        if (bean.getTypes().stream().anyMatch(HiddenValidators::isNamed)) {
            told.add(bean);
        }
    }

    /** Takes back the beans of classes that others replace. */
    public void forget(Set<Class<?>> replaced) {
        told.removeIf(bean -> replaced.contains(bean.getBeanClass()));
    }

    private static boolean isNamed(Type type) {
        return type instanceof Class<?> raw
                && (ResultValidator.class.isAssignableFrom(raw)
                        || FailureJudge.class.isAssignableFrom(raw)
                        || BreakerKeyResolver.class.isAssignableFrom(raw));
    }

    /** What a look-up with the default qualifier would find, if it could see them. */
    public Set<Bean<?>> find(Class<?> named) {
        return told.stream()
                .filter(bean -> bean.getTypes().contains(named))
                .filter(bean -> bean.getQualifiers().contains(Default.Literal.INSTANCE))
                .collect(Collectors.toSet());
    }

    public <T> T reference(Class<T> named, BeanManager beanManager) {
        Bean<?> bean = beanManager.resolve(find(named));
        return named.cast(beanManager.getReference(bean, named, beanManager.createCreationalContext(bean)));
    }
}
