package io.github.switchgear.cdi.plan;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads classes of an application that may mention types which it runs without, those of an optional library for example.
 * A virtual machine tells nothing of the methods of such a class, and nothing of a generic type that mentions one.
 */
public final class AbsentTypes {

    private static final Method[] NONE = {};

    private AbsentTypes() {}

    /** The methods that a class or interface declares; none where one of them {@linkplain #in mentions} an absent type. */
    public static Method[] declaredMethods(Class<?> type) {
        try {
            return type.getDeclaredMethods();
        } catch (LinkageError absent) {
            return NONE;
        }
    }

    /** The fields that a class declares; none where the type of one of them is absent. */
    public static Field[] declaredFields(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError absent) {
            return new Field[0];
        }
    }

    /** The absent type that keeps the methods of a class or interface from being read, as far as that is told. */
    @SuppressWarnings("ReturnValueIgnored") // it is called for what it throws
    public static Optional<String> in(Class<?> type) {
        try {
            type.getDeclaredMethods();
            return Optional.empty();
        } catch (LinkageError absent) {
            return Optional.of(String.valueOf(absent.getMessage()).replace('/', '.'));
        }
    }

    /** What a method returns, without type arguments where one of these is absent. */
    public static Type returnType(Method method) {
        try {
            return method.getGenericReturnType();
        } catch (TypeNotPresentException | LinkageError absent) {
            return method.getReturnType();
        }
    }

    /** The types of a method's parameters, all of them without type arguments where one of these is absent. */
    public static Type[] parameterTypes(Method method) {
        try {
            return method.getGenericParameterTypes();
        } catch (TypeNotPresentException | LinkageError absent) {
            return method.getParameterTypes();
        }
    }

    /** What a class extends and implements, without type arguments where one of these is absent. */
    static List<Type> parents(Class<?> type) {
        List<Type> parents = new ArrayList<>();
        if (type.getSuperclass() != null) {
            parents.add(superclass(type));
        }
        parents.addAll(interfaces(type));
        return parents;
    }

    private static Type superclass(Class<?> type) {
        try {
            return type.getGenericSuperclass();
        } catch (TypeNotPresentException | LinkageError absent) {
            return type.getSuperclass();
        }
    }

    private static List<Type> interfaces(Class<?> type) {
        try {
            return List.of(type.getGenericInterfaces());
        } catch (TypeNotPresentException | LinkageError absent) {
            return List.of(type.getInterfaces());
        }
    }
}
