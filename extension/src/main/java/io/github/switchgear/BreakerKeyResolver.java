package io.github.switchgear;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Tells the key of each call, where that is no argument of the method: the tenant of the request, the shard of the session.
 *
 * <p>An implementation is a CDI bean, so it may inject what the request knows. It is asked on the calling thread before every
 * call, possibly by many threads at once, and should be quick: its time is the caller's. What it throws reaches the caller, of
 * an asynchronous method as a failed stage, and no breaker counts it.
 */
@FunctionalInterface
public interface BreakerKeyResolver {

    /**
     * Tells the key of a call.
     *
     * @param method the guarded method, as its bean's class has it
     * @param arguments those of the call, which are not to be changed
     * @return the key; null or blank means the family's own breaker
     */
    @Nullable
    String key(Method method, @Nullable Object[] arguments);

    /** Stands for no resolver. The default of {@link Breaker#keyedBy()}; it needs no bean. */
    final class None implements BreakerKeyResolver {

        /** The only thing it could hold is nothing. */
        public None() {}

        @Override
        public @Nullable String key(Method method, @Nullable Object[] arguments) {
            return null;
        }
    }
}
