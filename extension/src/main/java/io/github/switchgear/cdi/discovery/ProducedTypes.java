package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.plan.AbsentTypes;
import io.github.switchgear.cdi.plan.BeanMethods;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The types by which a producer is told apart that makes an object from one that gives away another bean. */
final class ProducedTypes {

    private ProducedTypes() {}

    /** The class of a type, which may have arguments. */
    static Optional<Class<?>> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        return type instanceof Class<?> plain ? Optional.of(plain) : Optional.empty();
    }

    /** The class that the one argument of a type is. */
    static Optional<Class<?>> argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? raw(parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /** Whether something of a type is an object of a class, or gives one, as {@code Instance} does. */
    static boolean mayGive(Type type, Class<?> wanted) {
        return Stream.concat(raw(type).stream(), argument(type).stream()).anyMatch(wanted::isAssignableFrom);
    }

    /** The types of what is injected into the fields of a class, and of its superclasses. */
    static Stream<Type> injectedFields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, it -> it != null, Class::getSuperclass)
                .flatMap(it -> Arrays.stream(AbsentTypes.declaredFields(it)))
                .filter(field -> field.isAnnotationPresent(Inject.class))
                .map(ProducedTypes::typeOf);
    }

    private static Type typeOf(Field field) {
        try {
            return field.getGenericType();
        } catch (TypeNotPresentException | LinkageError absent) {
            return field.getType();
        }
    }

    /** Whether a type is one that an application has written and whose methods can be read. */
    static boolean isReadable(Class<?> type) {
        return !type.isPrimitive()
                && !type.isArray()
                && !type.getName().startsWith("java.")
                && BeanMethods.unreadable(type).isEmpty();
    }
}
