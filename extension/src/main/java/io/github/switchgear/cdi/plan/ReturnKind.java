package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** When the outcome of a method is known. */
public enum ReturnKind {

    /** When the method returns; where its type leaves that open, unless the result is late. */
    VALUE,

    /** When the stage completes that it returns. */
    STAGE,

    /** When the {@code Uni} completes that it returns; each subscription is one call. */
    UNI,

    /** When the {@code Future} is done that it returns, for which its container waits, too. */
    FUTURE,

    /** Never to this library. */
    UNKNOWN;

    private static final String MUTINY_UNI = "io.smallrye.mutiny.Uni";

    public static ReturnKind of(Class<?> beanClass, Method method) {
        if (LateTypes.parameter(method).isPresent()) {
            return UNKNOWN;
        }
        Class<?> type = returned(beanClass, method);
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return STAGE;
        }
        if (type.getName().equals(MUTINY_UNI)) {
            return UNI;
        }
        if (type == Future.class && ContainerThreads.awaitFutureOf(beanClass, method)) {
            return FUTURE;
        }
        return CompletionStage.class.isAssignableFrom(type) || LateTypes.isResult(type) ? UNKNOWN : VALUE;
    }

    /** Of an object that a method has returned whose own type left it open. */
    public static ReturnKind ofResult(Class<?> type) {
        if (CompletionStage.class.isAssignableFrom(type)) {
            return STAGE;
        }
        if (!LateTypes.isResult(type)) {
            return VALUE;
        }
        if (LateTypes.is(type, MUTINY_UNI)) {
            return UNI;
        }
        return Future.class.isAssignableFrom(type) ? FUTURE : UNKNOWN;
    }

    /** Whether what a method returns may be late although its type does not say so. */
    public static boolean isLeftOpen(Class<?> returned) {
        return returned == Object.class || returned.isInterface();
    }

    /** What a method returns when it is the bean's, whose class may say what a type variable stands for. */
    public static Class<?> returned(Class<?> beanClass, Method method) {
        return GenericTypes.erasure(beanClass, AbsentTypes.returnType(method)).orElse(method.getReturnType());
    }

    /** What a method yields in the end: the value that its stage completes with or, of any other method, its result. */
    public static Optional<Class<?>> yielded(Class<?> beanClass, Method method) {
        if (of(beanClass, method) == VALUE) {
            return GenericTypes.erasure(beanClass, AbsentTypes.returnType(method));
        }
        return GenericTypes.resolved(beanClass, AbsentTypes.returnType(method))
                        instanceof ParameterizedType parameterized
                ? GenericTypes.erasure(beanClass, parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }
}
