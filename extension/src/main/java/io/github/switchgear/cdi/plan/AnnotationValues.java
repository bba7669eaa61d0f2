package io.github.switchgear.cdi.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of an annotation by name, and an annotation made of them, for where annotations are only described. */
public final class AnnotationValues implements InvocationHandler {

    private final Class<? extends Annotation> type;
    private final Map<String, Object> members;

    private AnnotationValues(Class<? extends Annotation> type, Map<String, Object> members) {
        this.type = type;
        this.members = members;
    }

    /**
     * The annotation that has these values.
     *
     * @param members by name; one that is missing is at its default, and of one that names an absent type it is the exception
     *     that tells so
     */
    public static <A extends Annotation> A annotation(Class<A> type, Map<String, Object> members) {
        Map<String, Object> all = new HashMap<>(members);
        for (Method member : type.getDeclaredMethods()) {
            all.putIfAbsent(member.getName(), member.getDefaultValue());
        }
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new AnnotationValues(type, all)));
    }

    /** The value of a member, or of the member of a member, as {@code window.calls}. */
    public static Object value(Annotation annotation, String path) {
        Object value = annotation;
        for (String member : path.split("\\.")) {
            value = read((Annotation) value, member(((Annotation) value).annotationType(), member));
        }
        return value;
    }

    /** Whether a member, or the member of a member, was written: as far as that can be told, is not at its default. */
    public static boolean isWritten(Annotation annotation, String path) {
        int dot = path.lastIndexOf('.');
        Annotation holder = dot < 0 ? annotation : (Annotation) value(annotation, path.substring(0, dot));
        Method member = member(holder.annotationType(), path.substring(dot + 1));
        return !Objects.deepEquals(read(holder, member), member.getDefaultValue());
    }

    private static Method member(Class<? extends Annotation> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("@" + type.getSimpleName() + " has no member " + name, e);
        }
    }

    /** The type that a member names and the application is without, whose value nobody can have. */
    public static Optional<String> absentType(Annotation annotation) {
        try {
            for (Method member : annotation.annotationType().getDeclaredMethods()) {
                read(annotation, member);
            }
            return Optional.empty();
        } catch (TypeNotPresentException absent) {
            return Optional.of(absent.typeName());
        }
    }

    private static Object read(Annotation annotation, Method member) {
        try {
            return member.invoke(annotation);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TypeNotPresentException absent) {
                throw absent;
            }
            throw new IllegalStateException("Member " + member.getName() + " of " + annotation + " cannot be read", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Member " + member.getName() + " of " + annotation + " cannot be read", e);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "equals" -> arguments != null && isEqual(arguments[0]);
            case "hashCode" -> hash();
            case "toString" -> "@" + type.getName() + new TreeMap<>(members);
            default -> present(members.get(method.getName()));
        };
    }

    private boolean isEqual(Object other) {
        return type.isInstance(other)
                && members.entrySet().stream()
                        .allMatch(member ->
                                Objects.deepEquals(member.getValue(), value(type.cast(other), member.getKey())));
    }

    /** As {@link Annotation#hashCode()} lays down. */
    private int hash() {
        return members.entrySet().stream()
                .mapToInt(member -> 127 * member.getKey().hashCode() ^ hash(member.getValue()))
                .sum();
    }

    private static int hash(Object value) {
        return value instanceof Object[] array ? Arrays.hashCode(array) : value.hashCode();
    }

    /** As an annotation itself has it: who reads a member that names an absent type is told of that then. */
    private static @Nullable Object present(@Nullable Object value) {
        if (value instanceof TypeNotPresentException absent) {
            throw absent;
        }
        return value instanceof Object[] array ? array.clone() : value;
    }
}
