package io.github.switchgear.cdi.guard;

import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.cdi.configuration.NamedBean;
import io.github.switchgear.cdi.configuration.ValidatorLookup;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.KeyParameters;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Tells the key of a call. */
@FunctionalInterface
interface CallKey {

    @Nullable
    String of(InvocationContext invocation);

    /** By the arguments that the method marks, or by the bean that its annotation names. */
    static CallKey of(GuardedMethod guarded, ValidatorLookup beans) {
        return guarded.declaration()
                .keyedBy()
                .<CallKey>map(type -> resolved(guarded, beans, type))
                .orElseGet(() -> {
                    KeyParameters parameters = guarded.keyParameters();
                    return invocation -> parameters.key(invocation.getParameters());
                });
    }

    private static CallKey resolved(
            GuardedMethod guarded, ValidatorLookup beans, Class<? extends BreakerKeyResolver> type) {
        NamedBean<BreakerKeyResolver> resolver = new NamedBean<>(beans, type);
        return invocation -> resolver.get().key(guarded.method(), invocation.getParameters());
    }
}
