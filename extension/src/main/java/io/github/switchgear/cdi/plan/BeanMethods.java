package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods that a bean class has: its own, the inherited ones, and the default ones of its interfaces. Of a bean that an
 * interface alone describes, all are its own.
 */
public final class BeanMethods {

    /** Their names, and their signatures. */
    private static final Set<String> OBJECT_METHODS = objectMethods();

    private BeanMethods() {}

    private static Set<String> objectMethods() {
        Set<String> names = new HashSet<>();
        for (Method method : Object.class.getDeclaredMethods()) {
            names.add(method.getName());
            names.add(signature(method));
        }
        return names;
    }

    /** All of them but bridges, overridden ones and {@code Object}'s; in an order that is the same on every run. */
    public static List<Method> of(Class<?> beanClass) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type : lineage(beanClass)) {
            List<Method> further = List.copyOf(methods);
            for (Method method : inOrder(AbsentTypes.declaredMethods(type))) {
                if (isOneOf(beanClass, method) && (isPrivate(method) || !isOverridden(beanClass, method, further))) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static boolean isOverridden(Class<?> beanClass, Method method, List<Method> further) {
        for (Method other : further) {
            if (overrides(beanClass, other, method)) {
                return true;
            }
        }
        return false;
    }

    /** By their signatures, each of which is made once. */
    private static Collection<Method> inOrder(Method[] declared) {
        SortedMap<String, Method> bySignature = new TreeMap<>();
        for (Method method : declared) {
            bySignature.put(signature(method) + method.getReturnType().getName(), method);
        }
        return bySignature.values();
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
        return leadingTo(method, callable(beanClass));
    }

    /**
     * The same of a bean of which several are asked for.
     *
     * @param callable {@link #callable all of the bean}
     */
    public static List<Method> leadingTo(Method method, Map<String, List<Method>> callable) {
        List<Method> leading = new ArrayList<>(1);
        for (Method other : callable.getOrDefault(method.getName(), List.of())) {
            if (haveOneSignature(other, method)) {
                leading.add(other);
            }
        }
        return leading;
    }

    /** All methods by which a bean can be called, overridden ones and bridges too, by their names. */
    public static Map<String, List<Method>> callable(Class<?> beanClass) {
        Map<String, List<Method>> callable = new HashMap<>();
        for (Class<?> type : lineage(beanClass)) {
            for (Method method : AbsentTypes.declaredMethods(type)) {
                if (!isPrivate(method)) {
                    List<Method> ofName = callable.get(method.getName());
                    if (ofName == null) {
                        ofName = new ArrayList<>(1);
                        callable.put(method.getName(), ofName);
                    }
                    ofName.add(method);
                }
            }
        }
        return callable;
    }

    /** Whether a class extends or implements a type of one of these packages. */
    public static boolean isOf(Class<?> beanClass, Collection<String> packages) {
        return lineage(beanClass).stream().map(Class::getPackageName).anyMatch(packages::contains);
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
        StringBuilder signature = new StringBuilder(method.getName()).append('(');
        String between = "";
        for (Class<?> parameter : method.getParameterTypes()) {
            signature.append(between).append(parameter.getTypeName());
            between = ",";
        }
        return signature.append(')').toString();
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
        return isOverloaded(beanClass, method, of(beanClass));
    }

    /**
     * The same for who has the bean's methods.
     *
     * @param methods {@link #of all} of them
     */
    static boolean isOverloaded(Class<?> beanClass, Method method, List<Method> methods) {
        for (Method other : methods) {
            if (other.getName().equals(method.getName())
                    && (!isPrivate(other) || other.getDeclaringClass() == beanClass)
                    && !Arrays.equals(other.getParameterTypes(), method.getParameterTypes())
                    && !signature(other).equals(signature(method))) {
                return true;
            }
        }
        return false;
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
        return OBJECT_METHODS.contains(method.getName()) && OBJECT_METHODS.contains(signature(method));
    }
}
