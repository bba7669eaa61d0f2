package io.github.switchgear.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** When the outcome of a method is known. */
enum ReturnKind {

    /** When the method returns. */
    VALUE,

    /** When the stage completes that it returns. */
    STAGE,

    /** When the {@code Uni} completes that it returns; each subscription is one call. */
    UNI,

    /** Never to this library. */
    UNKNOWN;

    private static final String MUTINY_UNI = "io.smallrye.mutiny.Uni";

    /** Streams, which have no one outcome, and kinds of {@code Uni} that a guard could not give back. */
    private static final Set<String> NO_ONE_OUTCOME =
            Set.of(MUTINY_UNI, "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher");

    static ReturnKind of(Class<?> beanClass, Method method) {
        Class<?> type = returned(beanClass, method);
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return STAGE;
        }
        if (type.getName().equals(MUTINY_UNI)) {
            return UNI;
        }
        return CompletionStage.class.isAssignableFrom(type) || hasNoOneOutcome(type) ? UNKNOWN : VALUE;
    }

    private static boolean hasNoOneOutcome(@Nullable Class<?> type) {
        return type != null
                && (NO_ONE_OUTCOME.contains(type.getName())
                        || hasNoOneOutcome(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(ReturnKind::hasNoOneOutcome));
    }

    /** What a method returns when it is the bean's, whose class may say what a type variable stands for. */
    static Class<?> returned(Class<?> beanClass, Method method) {
        return GenericTypes.erasure(beanClass, method.getGenericReturnType()).orElse(method.getReturnType());
    }

    /** What a method yields in the end: the value that its stage completes with or, of any other method, its result. */
    static Optional<Class<?>> yielded(Class<?> beanClass, Method method) {
        if (of(beanClass, method) == VALUE) {
            return GenericTypes.erasure(beanClass, method.getGenericReturnType());
        }
        return GenericTypes.resolved(beanClass, method.getGenericReturnType())
                        instanceof ParameterizedType parameterized
                ? GenericTypes.erasure(beanClass, parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }
}
