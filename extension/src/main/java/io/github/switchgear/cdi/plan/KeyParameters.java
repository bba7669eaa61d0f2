package io.github.switchgear.cdi.plan;

import io.github.switchgear.BreakerKey;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The parameters of a method whose arguments are the key of its breaker. */
public final class KeyParameters {

    private static final KeyParameters NONE = new KeyParameters(new int[0]);

    private final int[] positions;

    private KeyParameters(int[] positions) {
        this.positions = positions;
    }

    public static KeyParameters of(Method method) {
        if (method.getParameterCount() == 0) {
            return NONE;
        }
        Annotation[][] annotations = method.getParameterAnnotations();
        int[] positions = new int[annotations.length];
        int count = 0;
        for (int parameter = 0; parameter < annotations.length; parameter++) {
            if (isKey(annotations[parameter])) {
                positions[count] = parameter;
                count++;
            }
        }
        return count == 0 ? NONE : new KeyParameters(Arrays.copyOf(positions, count));
    }

    private static boolean isKey(Annotation[] ofParameter) {
        for (Annotation annotation : ofParameter) {
            if (annotation instanceof BreakerKey) {
                return true;
            }
        }
        return false;
    }

    /** Whether no argument is. */
    public boolean areNone() {
        return positions.length == 0;
    }

    /** The key of a call with these arguments. */
    public @Nullable String key(@Nullable Object[] arguments) {
        if (positions.length == 1) {
            Object argument = arguments[positions[0]];
            return argument == null ? null : argument.toString();
        }
        StringJoiner key = new StringJoiner("|");
        for (int position : positions) {
            key.add(String.valueOf(arguments[position]));
        }
        return key.toString();
    }

    /** What cannot be a key, as its text is another one for each object; empty if all can. */
    public Optional<String> problem(Class<?> beanClass, Method method) {
        return Arrays.stream(positions)
                .mapToObj(position ->
                        BeanMethods.parameterTypes(beanClass, method).get(position))
                .filter(KeyParameters::hasNoText)
                .findFirst()
                .map(type -> "@BreakerKey cannot be on a parameter of type " + type.getTypeName()
                        + ", whose text is another one for each object; write it on a String or a number, or name a"
                        + " resolver by keyedBy");
    }

    private static boolean hasNoText(Class<?> type) {
        if (type.isArray()) {
            return true;
        }
        if (type.isPrimitive() || type.isInterface() || type == Object.class) {
            return false;
        }
        try {
            return type.getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every class has it", impossible);
        }
    }
}
