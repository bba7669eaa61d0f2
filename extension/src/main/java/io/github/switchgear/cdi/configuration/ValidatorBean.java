package io.github.switchgear.cdi.configuration;

import io.github.switchgear.ResultValidator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link ResultValidator} bean as the core sees it. */
final class ValidatorBean implements Predicate<@Nullable Object> {

    private final NamedBean<ResultValidator<?>> bean;

    public ValidatorBean(ValidatorLookup beans, Class<? extends ResultValidator<?>> type) {
        this.bean = new NamedBean<>(beans, type);
    }

    @Override
    @SuppressWarnings("unchecked") // the deployment was refused if the bean could not judge this method's results
    public boolean test(@Nullable Object result) {
        return ((ResultValidator<Object>) bean.get()).isValid(result);
    }

    /** Names the failure of a rejected result. */
    @Override
    public String toString() {
        return bean.toString();
    }
}
