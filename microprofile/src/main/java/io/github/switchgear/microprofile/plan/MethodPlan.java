package io.github.switchgear.microprofile.plan;

import io.github.switchgear.microprofile.config.UsersConfiguration;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Where the breaker of a method stands, by what else Fault Tolerance does to its calls.
 *
 * @param position where
 * @param keptBecause why it stays the container's, for people; empty where it does not
 * @param isStage whether the call ends when the stage completes that the method returns
 * @param timeout how long Fault Tolerance lets a call take; null where it does not care
 * @param refuses whether a bulkhead or a rate limit may refuse a call before it reaches the method
 * @param hasFallback whether an answer may not be the method's
 */
public record MethodPlan(
        Position position,
        String keptBecause,
        boolean isStage,
        @Nullable Duration timeout,
        boolean refuses,
        boolean hasFallback) {

    /** As long as a number of nanoseconds can be. */
    private static final Duration ENDLESS = Duration.ofNanos(Long.MAX_VALUE);

    private static final String MESSAGE_DRIVEN = "jakarta.ejb.MessageDriven";
    private static final String BREAKER = "io.github.switchgear.Breaker";
    private static final String RATE_LIMIT = "io.smallrye.faulttolerance.api.RateLimit";
    private static final String RETRY_WHEN = "io.smallrye.faulttolerance.api.RetryWhen";
    private static final List<String> FROM_ELSEWHERE =
            List.of("io.smallrye.faulttolerance.api.ApplyGuard", "io.smallrye.faulttolerance.api.ApplyFaultTolerance");

    /**
     * That of a method of a bean.
     *
     * @param skipsRefusals whether the breaker's {@code skipOn} names what a full bulkhead throws
     * @param wanted whether it is to be taken over although it cannot be exact
     */
    static MethodPlan of(Class<?> beanClass, Method method, boolean skipsRefusals, boolean wanted, Config config) {
        Annotations annotations = new Annotations(beanClass, method);
        UsersConfiguration users = new UsersConfiguration(config);
        String declaring = method.getDeclaringClass().getName();
        ReturnKind kind = ReturnKind.of(annotations, config);
        boolean retry = annotations.has(Retry.class) && users.isEnabled("Retry", declaring, method.getName());
        boolean fallback = annotations.has(Fallback.class) && users.isEnabled("Fallback", declaring, method.getName());
        boolean timeout = annotations.has(Timeout.class) && users.isEnabled("Timeout", declaring, method.getName());
        boolean refuses = (annotations.has(Bulkhead.class) && users.isEnabled("Bulkhead", declaring, method.getName()))
                || annotations.has(RATE_LIMIT);
        String kept = keptBecause(annotations, kind);
        if (kept.isEmpty() && !wanted) {
            kept = inexactBecause(annotations, kind, retry, timeout, refuses, skipsRefusals);
            if (kept.isEmpty() && NamedRejection.isMissed(annotations, users)) {
                kept = "Retry or Fallback names CircuitBreakerOpenException, for which Helidon has one of its own";
            }
        }
        Position position = kept.isEmpty() ? position(kind, retry || fallback, timeout || refuses) : Position.KEPT;
        return new MethodPlan(
                position,
                kept,
                kind == ReturnKind.STAGE,
                timeout ? timeout(annotations, users) : null,
                refuses,
                fallback);
    }

    private static Position position(ReturnKind kind, boolean repeatsOrAnswers, boolean limits) {
        if (kind == ReturnKind.FUTURE) {
            return Position.INNER;
        }
        if (!repeatsOrAnswers) {
            return Position.OUTER;
        }
        return limits ? Position.FRAMED : Position.INNER;
    }

    private static String keptBecause(Annotations annotations, ReturnKind kind) {
        if (annotations.method().getDeclaringClass().isInterface()) {
            return "it is a method of an interface, as of a REST client";
        }
        if (annotations.has(MESSAGE_DRIVEN)) {
            return "it is a method of a message-driven bean, of which containers do not tell";
        }
        if (annotations.has(BREAKER)) {
            return "@Breaker guards it, too";
        }
        for (String type : FROM_ELSEWHERE) {
            if (annotations.has(type)) {
                return "@" + type.substring(type.lastIndexOf('.') + 1) + " says the rest";
            }
        }
        return kind == ReturnKind.UNKNOWN
                ? "it returns " + annotations.method().getReturnType().getName()
                        + ", whose calls the container alone knows"
                : "";
    }

    private static String inexactBecause(
            Annotations annotations,
            ReturnKind kind,
            boolean retry,
            boolean timeout,
            boolean refuses,
            boolean skipsRefusals) {
        if (annotations.has(RETRY_WHEN)) {
            return "@RetryWhen may repeat a good end";
        }
        if (kind == ReturnKind.FUTURE && (timeout || refuses)) {
            return "it returns a Future and has Timeout or Bulkhead";
        }
        return retry && refuses && !skipsRefusals
                ? "it has Retry with Bulkhead, and skipOn has no BulkheadException"
                : "";
    }

    /** Of one that is none, the container tells at deployment, or takes it in its own way; who asks here must not fail by it. */
    private static Duration timeout(Annotations annotations, UsersConfiguration users) {
        Timeout written = annotations.find(Timeout.class).orElseThrow();
        try {
            long value = annotations
                    .configured("Timeout", "value", users)
                    .map(text -> Long.valueOf(text.trim()))
                    .orElse(written.value());
            ChronoUnit unit = annotations
                    .configured("Timeout", "unit", users)
                    .map(text -> ChronoUnit.valueOf(text.trim().toUpperCase(Locale.ROOT)))
                    .orElse(written.unit());
            return unit.getDuration().multipliedBy(value);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            return ENDLESS;
        }
    }
}
