package io.github.switchgear.cdi.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Methods with {@code @Asynchronous} of Jakarta Concurrency. Their client has a future of the container's, and the container
 * calls breaker and method in one of its threads and completes that future with what comes of it.
 */
public final class ContainerThreads {

    private static final String ASYNCHRONOUS = "jakarta.enterprise.concurrent.Asynchronous";

    /** Of Jakarta Concurrency 3.1; before that there is no such member. */
    private static final String SCHEDULE = "runAt";

    /** Of EJB and of MicroProfile Fault Tolerance, on a method or on its class: they wait for the future in that thread. */
    private static final Set<String> AWAITING =
            Set.of("jakarta.ejb.Asynchronous", "org.eclipse.microprofile.faulttolerance.Asynchronous");

    /**
     * Whether a class could have the annotation on its methods at all. Where it cannot, nobody makes an object of each annotation
     * that these have.
     */
    private static final ClassValue<Boolean> KNOWN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                Class.forName(ASYNCHRONOUS, false, type.getClassLoader());
                return true;
            } catch (ClassNotFoundException absent) {
                return false;
            }
        }
    };

    private ContainerThreads() {}

    /** Whether a method is called in one; Jakarta Concurrency need not be there to tell. */
    public static boolean call(Method method) {
        return annotation(method).isPresent();
    }

    /** Whether a container calls a method in a thread that waits for the future which comes back. */
    static boolean awaitFutureOf(Class<?> beanClass, Method method) {
        return Stream.of(method, method.getDeclaringClass(), beanClass)
                .flatMap(annotated -> Arrays.stream(annotated.getAnnotations()))
                .anyMatch(annotation ->
                        AWAITING.contains(annotation.annotationType().getName()));
    }

    /** What keeps a method from being guarded: that the container calls it until it returns or throws something. */
    public static Optional<String> problem(Method method) {
        return annotation(method)
                .filter(ContainerThreads::hasSchedule)
                .map(scheduled -> "@Asynchronous with runAt ends with the first exception, a rejection too, and goes on"
                        + " after null, which a breaker takes for a failure; guard a method of another bean that it"
                        + " calls");
    }

    private static boolean hasSchedule(Annotation asynchronous) {
        return Arrays.stream(asynchronous.annotationType().getMethods())
                        .anyMatch(member -> member.getName().equals(SCHEDULE))
                && AnnotationValues.isWritten(asynchronous, SCHEDULE);
    }

    private static Optional<Annotation> annotation(Method method) {
        if (KNOWN.get(method.getDeclaringClass())) {
            for (Annotation annotation : method.getAnnotations()) {
                if (annotation.annotationType().getName().equals(ASYNCHRONOUS)) {
                    return Optional.of(annotation);
                }
            }
        }
        return Optional.empty();
    }
}
