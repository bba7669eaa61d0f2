package io.github.switchgear.microprofile.plan;

import io.github.switchgear.microprofile.config.UsersConfiguration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Whether what else guards a method names the exception of a rejection. Helidon takes that for the name of its own, which is none
 * of MicroProfile's, and so does not find the one that is thrown here.
 */
final class NamedRejection {

    private static final String HELIDON = "io.helidon.microprofile.faulttolerance.FaultToleranceExtension";

    private NamedRejection() {}

    /** Whether it is named where Helidon would not find it. */
    static boolean isMissed(Annotations annotations, UsersConfiguration users) {
        return ApplicationTypes.isPresent(HELIDON) && isNamed(annotations, users);
    }

    static boolean isNamed(Annotations annotations, UsersConfiguration users) {
        Stream<String> ofRetry = annotations.find(Retry.class).stream()
                .flatMap(retry -> Stream.concat(
                        names(annotations, "Retry", "retryOn", retry.retryOn(), users),
                        names(annotations, "Retry", "abortOn", retry.abortOn(), users)));
        Stream<String> ofFallback = annotations.find(Fallback.class).stream()
                .flatMap(fallback -> Stream.concat(
                        names(annotations, "Fallback", "applyOn", fallback.applyOn(), users),
                        names(annotations, "Fallback", "skipOn", fallback.skipOn(), users)));
        return Stream.concat(ofRetry, ofFallback).anyMatch(CircuitBreakerOpenException.class.getName()::equals);
    }

    private static Stream<String> names(
            Annotations annotations,
            String annotation,
            String member,
            Class<? extends Throwable>[] written,
            UsersConfiguration users) {
        return annotations
                .configured(annotation, member, users)
                .map(text -> Arrays.stream(text.split(",", -1)).map(String::trim))
                .orElseGet(() -> Arrays.stream(written).map(Class::getName));
    }
}
