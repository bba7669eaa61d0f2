package io.github.switchgear.cdi.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An annotation as text, in which it passes from the build to run time: a line a member that is not at its default, as
 * {@code window.calls=100}. As an annotation it could not pass: what the container generates for one names its classes from
 * another package, which those that are not public forbid.
 */
public final class AnnotationText {

    private static final String BETWEEN_CLASSES = ",";

    private AnnotationText() {}

    public static String write(Annotation annotation) {
        return String.join(
                "\n",
                lines(annotation).entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .toList());
    }

    private static Map<String, String> lines(Annotation annotation) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Method member : members(annotation.annotationType())) {
            Object value = AnnotationValues.value(annotation, member.getName());
            if (value instanceof Annotation inner) {
                lines(inner).forEach((name, text) -> lines.put(member.getName() + "." + name, text));
            } else if (!Objects.deepEquals(value, member.getDefaultValue())) {
                lines.put(member.getName(), text(value));
            }
        }
        return lines;
    }

    private static Method[] members(Class<? extends Annotation> type) {
        Method[] members = type.getDeclaredMethods();
        Arrays.sort(members, Comparator.comparing(Method::getName));
        return members;
    }

    private static String text(Object value) {
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        if (value instanceof Class<?>[] types) {
            return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(BETWEEN_CLASSES));
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    public static <A extends Annotation> A read(Class<A> type, String text) {
        Map<String, String> lines = new HashMap<>();
        for (String line : text.split("\n")) {
            int end = line.indexOf('=');
            if (end >= 0) {
                lines.put(line.substring(0, end), line.substring(end + 1));
            }
        }
        return read(type, "", lines);
    }

    private static <A extends Annotation> A read(Class<A> type, String prefix, Map<String, String> lines) {
        Map<String, Object> values = new HashMap<>();
        for (Method member : type.getDeclaredMethods()) {
            String name = prefix + member.getName();
            Class<?> kind = member.getReturnType();
            if (kind.isAnnotation()) {
                values.put(member.getName(), read(kind.asSubclass(Annotation.class), name + ".", lines));
            } else if (lines.containsKey(name)) {
                values.put(member.getName(), value(kind, lines.get(name)));
            }
        }
        return AnnotationValues.annotation(type, values);
    }

    /** What a member of some type is, written as text. */
    public static Object value(Class<?> kind, String text) {
        if (kind == int.class) {
            return Integer.valueOf(text);
        }
        if (kind == long.class) {
            return Long.valueOf(text);
        }
        if (kind == double.class) {
            return Double.valueOf(text);
        }
        if (kind == Class.class) {
            return ApplicationClasses.load(text);
        }
        if (kind.isArray()) {
            return classes(text);
        }
        return kind.isEnum() ? constant(kind, text) : text;
    }

    private static Object classes(String text) {
        String[] names = text.isEmpty() ? new String[0] : text.split(BETWEEN_CLASSES);
        Object types = Array.newInstance(Class.class, names.length);
        for (int i = 0; i < names.length; i++) {
            Array.set(types, i, ApplicationClasses.load(names[i]));
        }
        return types;
    }

    private static Object constant(Class<?> kind, String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no constant " + name));
    }
}
