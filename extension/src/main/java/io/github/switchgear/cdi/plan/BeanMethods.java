package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods that a bean class has: its own, the inherited ones, and the default ones of its interfaces. Of a bean that an
 * interface alone describes, all are its own.
 */
public final class BeanMethods {

    private static final Set<String> OBJECT_METHODS = Arrays.stream(Object.class.getDeclaredMethods())
            .map(BeanMethods::signature)
            .collect(Collectors.toUnmodifiableSet());

    private BeanMethods() {}

    /** All of them but bridges, overridden ones and {@code Object}'s; in an order that is the same on every run. */
    public static List<Method> of(Class<?> beanClass) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type : lineage(beanClass)) {
            Method[] declared = AbsentTypes.declaredMethods(type);
            Arrays.sort(declared, Comparator.comparing(BeanMethods::signature));
            List<Method> further = List.copyOf(methods);
            for (Method method : declared) {
                if (isOneOf(beanClass, method)
                        && (isPrivate(method)
                                || further.stream().noneMatch(other -> overrides(beanClass, other, method)))) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static boolean isOneOf(Class<?> beanClass, Method method) {
        return isPrivate(method)
                || (!method.isSynthetic()
                        && (beanClass.isInterface()
                                || !method.getDeclaringClass().isInterface()
                                || method.isDefault()));
    }

    private static boolean isPrivate(Method method) {
        return Modifier.isPrivate(method.getModifiers());
    }

    /**
     * Whether a method from further down takes another's place. Bridges cannot tell: a public class has one, too, for what
     * it inherits unchanged from a class that is not public.
     */
    private static boolean overrides(Class<?> beanClass, Method lower, Method upper) {
        return lower.getName().equals(upper.getName())
                && !isPrivate(lower)
                && (haveOneSignature(lower, upper)
                        || List.of(lower.getParameterTypes()).equals(parameterTypes(beanClass, upper)));
    }

    /** A method and all that it overrides or that bridge to it: containers tell of a call to it by any of them. */
    public static List<Method> leadingTo(Class<?> beanClass, Method method) {
        return lineage(beanClass).stream()
                .flatMap(type -> Arrays.stream(AbsentTypes.declaredMethods(type)))
                .filter(other -> !isPrivate(other) && haveOneSignature(other, method))
                .toList();
    }

    /** Those of superclasses and interfaces whose place a method of a bean takes. */
    public static List<Method> overriddenBy(Class<?> beanClass, Method method) {
        return lineage(beanClass).stream()
                .filter(type -> type != method.getDeclaringClass())
                .flatMap(type -> Arrays.stream(AbsentTypes.declaredMethods(type)))
                .filter(other -> !isPrivate(other) && !other.isBridge() && overrides(beanClass, method, other))
                .toList();
    }

    private static boolean haveOneSignature(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }

    /** The parameter types of a method of a bean, whose class may say what a type variable stands for. */
    public static List<Class<?>> parameterTypes(Class<?> beanClass, Method method) {
        Type[] generic = AbsentTypes.parameterTypes(method);
        Class<?>[] raw = method.getParameterTypes();
        Class<?>[] resolved = new Class<?>[raw.length];
        Arrays.setAll(resolved, i -> raw[i].isPrimitive() ? raw[i] : parameterType(beanClass, generic[i], raw[i]));
        return List.of(resolved);
    }

    private static Class<?> parameterType(Class<?> beanClass, Type generic, Class<?> raw) {
        Type resolved = GenericTypes.resolved(beanClass, generic);
        return GenericTypes.erasure(
                        beanClass, resolved instanceof TypeVariable<?> open ? open.getBounds()[0] : resolved)
                .orElse(raw);
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

    /** Its classes and interfaces of whose methods nothing can be read, as they mention a type that is absent. */
    public static List<Class<?>> unreadable(Class<?> beanClass) {
        return lineage(beanClass).stream()
                .filter(type -> AbsentTypes.in(type).isPresent())
                .toList();
    }

    /** The interfaces that a class has, by itself or by those that it extends. */
    public static Stream<Class<?>> interfaces(Class<?> beanClass) {
        return lineage(beanClass).stream().filter(Class::isInterface);
    }

    /** What an interface extends comes behind it, also where it was there before: it may override that. */
    private static void addInterfaces(Class<?> type, Set<Class<?>> lineage) {
        for (Class<?> parent : type.getInterfaces()) {
            lineage.remove(parent);
            lineage.add(parent);
            addInterfaces(parent, lineage);
        }
    }

    /** Name and erased parameter types: what tells a method from its overloads. */
    public static String signature(Method method) {
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
    public static String parameters(Method method) {
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
    public static String unreachableBecause(Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            return "private";
        }
        if (Modifier.isStatic(modifiers)) {
            return "static";
        }
        return Modifier.isFinal(modifiers) ? "final" : "";
    }

    /** Whether it is for the package of a superclass alone, so that not even the bean's own class could override it. */
    public static boolean isOutOfSight(Class<?> beanClass, Method method) {
        int visible = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;
        return (method.getModifiers() & visible) == 0
                && !method.getDeclaringClass().getPackageName().equals(beanClass.getPackageName());
    }

    /** Whether it is {@code toString()} or its like, which containers do not take for a business method. */
    public static boolean isObjectMethod(Method method) {
        return OBJECT_METHODS.contains(signature(method));
    }
}
