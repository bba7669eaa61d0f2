package io.github.switchgear.containers.tolerance;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** How a call has ended, in one word. */
final class Answers {

    private static final long PATIENCE_SECONDS = 20;

    private Answers() {}

    /** Of what a method has returned: at once, or when that is complete. */
    static String of(Object returned) throws InterruptedException {
        try {
            if (returned instanceof CompletionStage<?> stage) {
                return String.valueOf(stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            if (returned instanceof Future<?> future) {
                return String.valueOf(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return String.valueOf(returned);
        } catch (ExecutionException failed) {
            return of(failed.getCause());
        } catch (java.util.concurrent.TimeoutException never) {
            return "NEVER";
        }
    }

    /** Of what a method has thrown, or why its stage has failed. */
    static String of(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return of(failure.getCause());
        }
        if (failure instanceof ExecutionException && failure.getCause() != null) {
            return "wrapped:" + of(failure.getCause());
        }
        if (failure instanceof CircuitBreakerOpenException) {
            return "OPEN";
        }
        if (failure instanceof TimeoutException) {
            return "TIMEOUT";
        }
        if (failure instanceof BulkheadException) {
            return "BULKHEAD";
        }
        if (failure instanceof BrokenException) {
            return "F";
        }
        if (failure instanceof KnownException) {
            return "K";
        }
        if (failure instanceof AssertionError) {
            return "E";
        }
        return foreign(failure.getClass());
    }

    /** What is called as an exception of MicroProfile's is not always one. */
    private static String foreign(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "CircuitBreakerOpenException" -> "foreign:OPEN";
            case "TimeoutException" -> "foreign:TIMEOUT";
            case "BulkheadException" -> "foreign:BULKHEAD";
            default -> type.getName();
        };
    }
}
