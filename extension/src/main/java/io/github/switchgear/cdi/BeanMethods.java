package io.github.switchgear.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The methods that a bean class has: its own, the inherited ones, and the default ones of its interfaces. Of a bean that an
 * interface alone describes, all are its own.
 */
final class BeanMethods {

    private static final Set<String> OBJECT_METHODS = Arrays.stream(Object.class.getDeclaredMethods())
            .map(BeanMethods::signature)
            .collect(Collectors.toUnmodifiableSet());

    private BeanMethods() {}

    /** All of them but bridges, overridden ones and {@code Object}'s; in an order that is the same on every run. */
    static List<Method> of(Class<?> beanClass) {
        List<Method> methods = new ArrayList<>();
        Set<String> overridden = new HashSet<>();
        for (Class<?> type : lineage(beanClass)) {
            Method[] declared = type.getDeclaredMethods();
            Arrays.sort(declared, Comparator.comparing(BeanMethods::signature));
            List<String> overriding = new ArrayList<>();
            for (Method method : declared) {
                if (Modifier.isPrivate(method.getModifiers())) {
                    methods.add(method);
                    continue;
                }
                // A bridge overrides what it bridges to, so it hides that method although it is none itself.
                overriding.add(signature(method));
                if (!method.isSynthetic()
                        && !overridden.contains(signature(method))
                        && (beanClass.isInterface() || !type.isInterface() || method.isDefault())) {
                    methods.add(method);
                }
            }
            overridden.addAll(overriding);
        }
        return methods;
    }

    private static Set<Class<?>> lineage(Class<?> beanClass) {
        Set<Class<?>> lineage = new LinkedHashSet<>();
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            lineage.add(type);
        }
        for (Class<?> type : List.copyOf(lineage)) {
            addInterfaces(type, lineage);
        }
        return lineage;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> lineage) {
        for (Class<?> parent : type.getInterfaces()) {
            lineage.add(parent);
            addInterfaces(parent, lineage);
        }
    }

    /** Name and erased parameter types: what tells a method from its overloads. */
    static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getTypeName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** Name and simple parameter types, for people. */
    static String display(Method method) {
        return method.getName() + parameters(method);
    }

    /** Simple parameter types, for people. */
    static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Whether the bean could be called by that name with other parameters. */
    static boolean isOverloaded(Class<?> beanClass, Method method) {
        return of(beanClass).stream()
                .filter(other -> other.getName().equals(method.getName()))
                .filter(other -> !Modifier.isPrivate(other.getModifiers()) || other.getDeclaringClass() == beanClass)
                .anyMatch(other -> !signature(other).equals(signature(method)));
    }

    /** The modifier that keeps interceptors from a method, or an empty string. */
    static String unreachableBecause(Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            return "private";
        }
        if (Modifier.isStatic(modifiers)) {
            return "static";
        }
        return Modifier.isFinal(modifiers) ? "final" : "";
    }

    /** Whether it is {@code toString()} or its like, which containers do not take for a business method. */
    static boolean isObjectMethod(Method method) {
        return OBJECT_METHODS.contains(signature(method));
    }
}
