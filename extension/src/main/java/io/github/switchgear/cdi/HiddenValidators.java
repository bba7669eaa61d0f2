package io.github.switchgear.cdi;

import io.github.switchgear.ResultValidator;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validators in a bean archive that this jar's own does not look into. GlassFish and Payara keep a WAR's classes from the jars
 * in its {@code WEB-INF/lib}, and every look-up from here with them; but the container has told of each bean.
 */
final class HiddenValidators {

    private final Set<Bean<?>> told = new HashSet<>();

    void add(Bean<?> bean) {
        if (bean.getTypes().stream().anyMatch(HiddenValidators::isValidator)) {
            told.add(bean);
        }
    }

    /** Takes back the beans of classes that others replace. */
    void forget(Set<Class<?>> replaced) {
        told.removeIf(bean -> replaced.contains(bean.getBeanClass()));
    }

    private static boolean isValidator(Type type) {
        return type instanceof Class<?> raw && ResultValidator.class.isAssignableFrom(raw);
    }

    /** What a look-up with the default qualifier would find, if it could see them. */
    Set<Bean<?>> find(Class<?> validator) {
        return told.stream()
                .filter(bean -> bean.getTypes().contains(validator))
                .filter(bean -> bean.getQualifiers().contains(Default.Literal.INSTANCE))
                .collect(Collectors.toSet());
    }

    ResultValidator<?> reference(Class<? extends ResultValidator<?>> validator, BeanManager beanManager) {
        Bean<?> bean = beanManager.resolve(find(validator));
        return (ResultValidator<?>)
                beanManager.getReference(bean, validator, beanManager.createCreationalContext(bean));
    }
}
