package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.plan.AbsentTypes;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.GenericTypes;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.ReturnKind;
import io.github.switchgear.core.Fallback;
import jakarta.interceptor.InvocationContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The method of a bean that answers for a guarded one. */
public final class FallbackMethod {

    /** Takes the bean, the arguments and the failure, whatever the method itself takes. */
    private final MethodHandle handle;

    private final Method method;

    private FallbackMethod(GuardedMethod guarded, Method method) {
        this.method = method;
        int arguments = guarded.method().getParameterCount();
        MethodHandle direct = direct(guarded, method);
        if (Modifier.isStatic(method.getModifiers())) {
            direct = MethodHandles.dropArguments(direct, 0, Object.class);
        }
        if (method.getParameterCount() == arguments) {
            direct = MethodHandles.dropArguments(direct, arguments + 1, Throwable.class);
        }
        this.handle = direct.asSpreader(1, Object[].class, arguments)
                .asType(MethodType.methodType(Object.class, Object.class, Object[].class, Throwable.class));
    }

    private static MethodHandle direct(GuardedMethod guarded, Method method) {
        method.setAccessible(true);
        try {
            return guarded.beanClass().isInterface() && method.isDefault()
                    ? body(method)
                    : MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Fallback method " + method + " cannot be called", e);
        }
    }

    /** A default method without its object's say: some REST clients would take it for a remote call. */
    private static MethodHandle body(Method method) throws IllegalAccessException {
        Class<?> type = method.getDeclaringClass();
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).unreflectSpecial(method, type);
    }

    /** The fallback method of a guarded one that {@link #problem} has nothing to say of; null where it has none. */
    static @Nullable FallbackMethod of(GuardedMethod guarded) {
        return guarded.declaration().fallbackMethod().isEmpty()
                ? null
                : find(guarded)
                        .map(method -> new FallbackMethod(guarded, method))
                        .orElseThrow();
    }

    /** What answers for one call; like the method itself, it may answer null. */
    Fallback<Object> of(InvocationContext invocation) {
        Object bean = called(invocation.getTarget());
        Object[] arguments = invocation.getParameters();
        return failure -> call(bean, arguments, failure);
    }

    /** In Jersey, the target of a call of a REST client is not the client. */
    private Object called(Object target) {
        if (!Modifier.isStatic(method.getModifiers())
                && !method.getDeclaringClass().isInstance(target)) {
            throw new IllegalStateException("Fallback method " + method
                    + " cannot be called: the container does not tell of the REST client; catch the rejection where"
                    + " the client is called");
        }
        return target;
    }

    private Object call(Object bean, Object[] arguments, Throwable failure) throws Exception {
        try {
            return (Object) handle.invokeExact(bean, arguments, failure);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("A method cannot throw this", thrown);
        }
    }

    /** What is wrong with the fallback method that an annotation names; empty if nothing is, or if it names none. */
    public static Optional<String> problem(GuardedMethod guarded) {
        String name = guarded.declaration().fallbackMethod();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Method> named = candidates(guarded).toList();
        String wanted = simpleName(guarded) + " " + name + BeanMethods.parameters(guarded.method())
                + ", with a Throwable at the end if it wants to know the failure";
        if (named.isEmpty()) {
            return Optional.of("fallbackMethod '" + name + "' is no method of the bean; write " + wanted);
        }
        Optional<Method> found = find(guarded);
        if (found.isEmpty()) {
            return Optional.of("fallbackMethod '" + name + "' has other parameters; write " + wanted);
        }
        if (BeanMethods.signature(found.get()).equals(BeanMethods.signature(guarded.method()))) {
            return Optional.of("fallbackMethod '" + name + "' is the guarded method itself; name another one");
        }
        return returns(guarded, found.get())
                ? Optional.empty()
                : Optional.of("fallbackMethod '" + name + "' returns "
                        + AbsentTypes.returnType(found.get()).getTypeName() + ", which is no "
                        + AbsentTypes.returnType(guarded.method()).getTypeName() + "; write " + wanted);
    }

    /** The type that the guarded method returns, as one writes it where all is imported. */
    private static String simpleName(GuardedMethod guarded) {
        return GenericTypes.resolved(guarded.beanClass(), AbsentTypes.returnType(guarded.method()))
                .getTypeName()
                .replaceAll("[\\w.$]*[.$]", "");
    }

    /** The one that takes the failure is meant where there are both. */
    private static Optional<Method> find(GuardedMethod guarded) {
        List<Class<?>> parameters = BeanMethods.parameterTypes(guarded.beanClass(), guarded.method());
        return candidates(guarded)
                .filter(method -> {
                    List<Class<?>> own = BeanMethods.parameterTypes(guarded.beanClass(), method);
                    return own.equals(parameters)
                            || (own.size() == parameters.size() + 1
                                    && own.subList(0, parameters.size()).equals(parameters)
                                    && own.get(parameters.size()) == Throwable.class);
                })
                .max(Comparator.comparingInt(Method::getParameterCount));
    }

    /** Those of the name that the guarded method could call: private ones of the bean's class and of its own. */
    private static Stream<Method> candidates(GuardedMethod guarded) {
        return BeanMethods.of(guarded.beanClass()).stream()
                .filter(method -> method.getName().equals(guarded.declaration().fallbackMethod()))
                .filter(method -> !Modifier.isPrivate(method.getModifiers())
                        || method.getDeclaringClass() == guarded.beanClass()
                        || method.getDeclaringClass() == guarded.method().getDeclaringClass());
    }

    private static boolean returns(GuardedMethod guarded, Method fallback) {
        Class<?> beanClass = guarded.beanClass();
        Method method = guarded.method();
        if (method.getReturnType() == void.class || fallback.getReturnType() == void.class) {
            return method.getReturnType() == fallback.getReturnType();
        }
        if (ReturnKind.of(beanClass, method) == ReturnKind.VALUE) {
            return fits(
                    GenericTypes.erasure(beanClass, AbsentTypes.returnType(method)),
                    GenericTypes.erasure(beanClass, AbsentTypes.returnType(fallback)));
        }
        return ReturnKind.returned(beanClass, method).isAssignableFrom(ReturnKind.returned(beanClass, fallback))
                && fits(ReturnKind.yielded(beanClass, method), ReturnKind.yielded(beanClass, fallback));
    }

    private static boolean fits(Optional<Class<?>> wanted, Optional<Class<?>> actual) {
        return wanted.isEmpty() || actual.isEmpty() || wanted.get().isAssignableFrom(actual.get());
    }
}
