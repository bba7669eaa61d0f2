package io.github.switchgear.microprofile.plan;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.Asynchronous;

/** When Fault Tolerance takes the call of a method for ended. */
enum ReturnKind {

    /** When it returns. */
    VALUE,

    /** When the stage completes that it returns. */
    STAGE,

    /** When it returns its {@code Future} to the thread that runs it; the caller has another one before. */
    FUTURE,

    /** In a way that nobody else knows. */
    UNKNOWN;

    private static final String SMALLRYE_ASYNCHRONOUS = "io.smallrye.faulttolerance.api.AsynchronousNonBlocking";
    private static final String COMPATIBILITY = "fault-tolerance.mp-compatibility";
    private static final String QUARKUS = "io.quarkus.arc.Arc";
    private static final String COROUTINE = "kotlin.coroutines.Continuation";

    static ReturnKind of(Annotations annotations, Config config) {
        Method method = annotations.method();
        Class<?> returned = method.getReturnType();
        boolean isAsynchronous = annotations.has(Asynchronous.class) || annotations.has(SMALLRYE_ASYNCHRONOUS);
        if (returned == CompletionStage.class || returned == CompletableFuture.class) {
            return isAsynchronous || !asksForAsynchronous(config) ? STAGE : VALUE;
        }
        if (returned == Future.class) {
            return isAsynchronous ? FUTURE : VALUE;
        }
        return isOtherStage(returned) || isReactive(returned) || isSuspending(method) ? UNKNOWN : VALUE;
    }

    /** Some take it for a stage and some for a value, and what stands for it here would be of another type. */
    private static boolean isOtherStage(Class<?> returned) {
        return CompletionStage.class.isAssignableFrom(returned);
    }

    /** Mutiny's and its like: each subscription may be a call. */
    private static boolean isReactive(Class<?> returned) {
        return returned.getName().startsWith("io.smallrye.mutiny.")
                || returned.getName().startsWith("reactor.core.publisher.")
                || returned.getName().startsWith("io.reactivex.")
                || returned.getName().equals("org.reactivestreams.Publisher")
                || returned.getName().equals("java.util.concurrent.Flow$Publisher");
    }

    private static boolean isSuspending(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0
                && parameters[parameters.length - 1].getName().equals(COROUTINE);
    }

    /** As the specification does; Quarkus does not, nor SmallRye where it is told not to. */
    private static boolean asksForAsynchronous(Config config) {
        return config.getOptionalValue("smallrye.faulttolerance.mp-compatibility", Boolean.class)
                .or(() -> config.getOptionalValue("quarkus." + COMPATIBILITY, Boolean.class))
                .orElseGet(() -> !ApplicationTypes.isPresent(QUARKUS));
    }
}
