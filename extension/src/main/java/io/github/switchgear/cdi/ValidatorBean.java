package io.github.switchgear.cdi;

import io.github.switchgear.ResultValidator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ResultValidator} bean as the core sees it. The bean is asked for when it is first needed, so that a
 * deployment does not create it.
 */
final class ValidatorBean implements Predicate<@Nullable Object> {

    private final ValidatorLookup beans;
    private final Class<? extends ResultValidator<?>> type;
    private volatile @Nullable ResultValidator<Object> bean;

    ValidatorBean(ValidatorLookup beans, Class<? extends ResultValidator<?>> type) {
        this.beans = beans;
        this.type = type;
    }

    @Override
    public boolean test(@Nullable Object result) {
        ResultValidator<Object> validator = bean;
        if (validator == null) {
            validator = look();
        }
        return validator.isValid(result);
    }

    /** Of two threads that come first, one bean is kept; a dependent one must not be made twice. */
    @SuppressWarnings("unchecked") // the deployment was refused if the bean could not judge this method's results
    private synchronized ResultValidator<Object> look() {
        ResultValidator<Object> validator = bean;
        if (validator == null) {
            validator = (ResultValidator<Object>) beans.find(type);
            bean = validator;
        }
        return validator;
    }

    /** Names the failure of a rejected result. */
    @Override
    public String toString() {
        return type.getName();
    }
}
