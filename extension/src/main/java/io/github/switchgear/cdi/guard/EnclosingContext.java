package io.github.switchgear.cdi.guard;

import io.github.switchgear.core.CircuitBreaker;
import io.smallrye.mutiny.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The breakers whose calls a subscription is inside of, kept in its context: what a {@code Uni} does may be done on any
 * thread, so that no thread can tell. A call has a context of its own, since two that the same subscriber makes at once are
 * not inside of each other; what its method has put into it is given back when the call ends.
 */
final class EnclosingContext {

    private static final String KEY = "io.github.switchgear.enclosing";

    private EnclosingContext() {}

    /** Whether a call of a breaker would be inside of another one of it. */
    static boolean includes(Context context, CircuitBreaker breaker) {
        return context.contains(KEY) && enclosing(context).contains(breaker);
    }

    private static Set<CircuitBreaker> enclosing(Context context) {
        return context.getOrElse(KEY, Set::of);
    }

    /** The context of what is done inside a call of a breaker, with all that the subscriber's own holds. */
    static Context within(Context own, CircuitBreaker breaker) {
        Map<String, Object> entries = entries(own);
        Set<CircuitBreaker> enclosing = new HashSet<>(enclosing(own));
        enclosing.add(breaker);
        entries.put(KEY, enclosing);
        return Context.from(entries);
    }

    /** Gives the subscriber what a call has put into its context, and takes away what the call has deleted. */
    static void giveBack(Context within, Context own) {
        Map<String, Object> entries = entries(within);
        entries.remove(KEY);
        entries.forEach((key, value) -> {
            if (!Objects.equals(own.getOrElse(key, () -> null), value)) {
                own.put(key, value);
            }
        });
        own.keys().stream()
                .filter(key -> !key.equals(KEY) && !entries.containsKey(key))
                .toList()
                .forEach(own::delete);
    }

    private static Map<String, Object> entries(Context context) {
        Map<String, Object> entries = new HashMap<>();
        context.keys().forEach(key -> entries.put(key, context.get(key)));
        return entries;
    }
}
