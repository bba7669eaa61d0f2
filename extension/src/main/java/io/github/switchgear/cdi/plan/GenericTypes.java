package io.github.switchgear.cdi.plan;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a type variable stands for in a class that extends or implements its declarer, as far as that can be told. */
public final class GenericTypes {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            char.class, Character.class,
            double.class, Double.class,
            float.class, Float.class,
            int.class, Integer.class,
            long.class, Long.class,
            short.class, Short.class,
            void.class, Void.class);

    private GenericTypes() {}

    /** The class that the only type parameter of an interface stands for; empty where that is raw or open. */
    public static Optional<Class<?>> argument(Class<?> type, Class<?> genericInterface) {
        return erasure(type, genericInterface.getTypeParameters()[0]);
    }

    /** The class that a type means when it is used in a class; empty where that is left open. */
    public static Optional<Class<?>> erasure(Class<?> context, Type type) {
        if (type instanceof Class<?> plain) {
            return Optional.of(BOXES.getOrDefault(plain, plain));
        }
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collect(context, arguments);
        return erasure(type, arguments);
    }

    /** The type that a variable stands for in a class, as far as that can be told; any other type as it is. */
    public static Type resolved(Class<?> context, Type type) {
        Map<Type, Type> arguments = new HashMap<>();
        collect(context, arguments);
        Type resolved = type;
        for (Type argument = type; argument != null; argument = arguments.get(argument)) {
            resolved = argument;
        }
        return resolved;
    }

    private static Optional<Class<?>> erasure(@Nullable Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof Class<?> plain) {
            return Optional.of(BOXES.getOrDefault(plain, plain));
        }
        if (type instanceof ParameterizedType parameterized) {
            return erasure(parameterized.getRawType(), arguments);
        }
        if (type instanceof GenericArrayType array) {
            return erasure(array.getGenericComponentType(), arguments).map(Class::arrayType);
        }
        return type instanceof TypeVariable<?> variable && arguments.containsKey(variable)
                ? erasure(arguments.get(variable), arguments)
                : Optional.empty();
    }

    private static void collect(@Nullable Type type, Map<? super TypeVariable<?>, Type> arguments) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                arguments.put(raw.getTypeParameters()[i], parameterized.getActualTypeArguments()[i]);
            }
            collect(raw, arguments);
        } else if (type instanceof Class<?> plain) {
            AbsentTypes.parents(plain).forEach(parent -> collect(parent, arguments));
        }
    }

    /** Whether an object of the first type could also be one of the second. */
    public static boolean mayBe(Class<?> type, Class<?> other) {
        return type.isAssignableFrom(other)
                || other.isAssignableFrom(type)
                || (type.isInterface() && !Modifier.isFinal(other.getModifiers()))
                || (other.isInterface() && !Modifier.isFinal(type.getModifiers()));
    }
}
