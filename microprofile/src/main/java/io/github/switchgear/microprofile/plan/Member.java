package io.github.switchgear.microprofile.plan;

import io.github.switchgear.microprofile.config.FaultToleranceKeys;
import io.github.switchgear.microprofile.config.UsersConfiguration;
import io.github.switchgear.microprofile.config.UsersConfiguration.Found;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * A member of the annotation, as it holds for one method.
 *
 * @param value what is in force
 * @param source where that comes from: {@code annotation}, {@code default}, or the configuration source's name
 * @param written how one finds it, for people: the member, or key and value
 * @param problem why what configuration says is none; empty if it is one
 */
record Member<T>(T value, String source, String written, String problem) {

    /** What a text has to be to be a value. */
    record Form<T>(String name, Function<String, T> parse) {}

    static <T> Member<T> of(
            String member, Method method, UsersConfiguration users, Form<T> form, T annotated, boolean isDefault) {
        Optional<Found> found = configured(member, method, users);
        if (found.isEmpty()) {
            return new Member<>(annotated, isDefault ? "default" : "annotation", member, "");
        }
        String written = found.get().key() + "=" + found.get().value() + " ("
                + found.get().source() + ")";
        try {
            return new Member<>(
                    form.parse().apply(found.get().value().trim()), found.get().source(), written, "");
        } catch (IllegalArgumentException wrong) {
            return new Member<>(
                    annotated,
                    found.get().source(),
                    written,
                    member + " must be " + form.name() + " but is '"
                            + found.get().value() + "'");
        }
    }

    /** A class's key is for the annotation on the class. */
    private static Optional<Found> configured(String member, Method method, UsersConfiguration users) {
        FaultToleranceKeys keys = new FaultToleranceKeys("CircuitBreaker", member);
        String declaring = method.getDeclaringClass().getName();
        List<String> ofClass = method.isAnnotationPresent(CircuitBreaker.class) ? List.of() : keys.ofClass(declaring);
        return users.first(keys.ofMethod(declaring, method.getName()))
                .or(() -> users.first(ofClass))
                .or(() -> users.first(keys.ofAll()));
    }

    boolean isConfigured() {
        return !source.equals("default") && !source.equals("annotation");
    }
}
