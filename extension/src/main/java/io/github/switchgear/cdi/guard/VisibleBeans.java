package io.github.switchgear.cdi.guard;

import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.configuration.ValidatorLookup;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;

/**
 * The beans that a look-up from here finds, and where it finds none, those that only the container has told of. Since they
 * are asked for by the types that they judge by, ArC does not take them for unused.
 */
final class VisibleBeans implements ValidatorLookup {

    private final Instance<ResultValidator<?>> validators;
    private final Instance<FailureJudge> judges;
    private final Instance<BreakerKeyResolver> resolvers;
    private final Instance<ValidatorLookup> hidden;

    VisibleBeans(
            Instance<ResultValidator<?>> validators,
            Instance<FailureJudge> judges,
            Instance<BreakerKeyResolver> resolvers,
            Instance<ValidatorLookup> hidden) {
        this.validators = validators;
        this.judges = judges;
        this.resolvers = resolvers;
        this.hidden = hidden;
    }

    @Override
    @SuppressWarnings("unchecked") // what is selected by a class is of that class
    public <T> T find(Class<T> type) {
        Instance<?> found = visible(type);
        return found.isUnsatisfied() ? hidden.get().find(type) : (T) found.get();
    }

    @SuppressWarnings("unchecked") // there are beans of three types only that annotations name
    private Instance<?> visible(Class<?> type) {
        if (FailureJudge.class.isAssignableFrom(type)) {
            return judges.select(type.asSubclass(FailureJudge.class), Default.Literal.INSTANCE);
        }
        return BreakerKeyResolver.class.isAssignableFrom(type)
                ? resolvers.select(type.asSubclass(BreakerKeyResolver.class), Default.Literal.INSTANCE)
                : validators.select((Class<? extends ResultValidator<?>>) type, Default.Literal.INSTANCE);
    }
}
