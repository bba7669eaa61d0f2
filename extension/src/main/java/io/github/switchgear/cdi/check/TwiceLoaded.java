package io.github.switchgear.cdi.check;

import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Classes that several modules of an EAR have, each its own, while they share this library and so have one breaker of a name
 * between them.
 */
public final class TwiceLoaded {

    private static final String WAY_OUT =
            "put Switchgear's jars into the WEB-INF/lib of each WAR, and not into the lib of the EAR, or give the breakers names"
                    + " of their own";

    private TwiceLoaded() {}

    /** A sentence for each guarded method that two modules have, as nobody may have meant them to share its breaker. */
    public static List<String> warnings(BreakerPlan plan) {
        List<String> warnings = new ArrayList<>();
        Map<String, Class<?>> firstOfName = new HashMap<>();
        for (GuardedMethod guarded : plan.methods()) {
            Class<?> first = firstOfName.putIfAbsent(
                    guarded.breakerName() + " " + guarded.beanClass().getName(), guarded.beanClass());
            if (first != null && first != guarded.beanClass()) {
                warnings.add(guarded.display() + ": two modules have this class and share its breaker '"
                        + guarded.breakerName() + "'; to part them, " + WAY_OUT);
            }
        }
        return warnings.stream().distinct().toList();
    }

    /** A sentence for each class of settings that must be one and is two: objects of one module's are none of the other's. */
    static List<String> problems(GuardedMethod first, GuardedMethod second) {
        List<String> problems = new ArrayList<>();
        for (Method member : first.declaration().annotation().annotationType().getDeclaredMethods()) {
            List<Class<?>> here = classes(second.declaration().annotation(), member.getName());
            List<Class<?>> there = classes(first.declaration().annotation(), member.getName());
            if (!here.equals(there) && names(here).equals(names(there))) {
                problems.add(second.display() + ": it shares breaker '" + second.breakerName()
                        + "' with the method of another" + " module, but each module has its own " + member.getName()
                        + " " + names(here) + "; " + WAY_OUT);
            }
        }
        return problems;
    }

    private static List<Class<?>> classes(Annotation annotation, String member) {
        Object value = AnnotationValues.value(annotation, member);
        if (value instanceof Class<?> type) {
            return List.of(type);
        }
        return value instanceof Class<?>[] types ? List.of(types) : List.of();
    }

    private static String names(List<Class<?>> types) {
        return types.stream().map(Class::getName).collect(Collectors.joining(", "));
    }
}
