package io.github.switchgear.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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

    /** Streams, which have no one outcome. */
    private static final Set<String> STREAMS =
            Set.of("io.smallrye.mutiny.Multi", "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher");

    static ReturnKind of(Method method) {
        Class<?> type = method.getReturnType();
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return STAGE;
        }
        if (type.getName().equals(MUTINY_UNI)) {
            return UNI;
        }
        return CompletionStage.class.isAssignableFrom(type) || STREAMS.contains(type.getName()) ? UNKNOWN : VALUE;
    }

    /** What a method yields in the end: the value that its stage completes with or, of any other method, its result. */
    static Optional<Class<?>> yielded(Class<?> beanClass, Method method) {
        Type type = method.getGenericReturnType();
        if (of(method) == VALUE) {
            return GenericTypes.erasure(beanClass, type);
        }
        return type instanceof ParameterizedType parameterized
                ? GenericTypes.erasure(beanClass, parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }
}
