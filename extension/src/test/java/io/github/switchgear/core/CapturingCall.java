package io.github.switchgear.core;

import java.util.concurrent.CompletableFuture;

/**
 * An asynchronous call whose action captures something, as most do, in a JVM that has compiled nothing else: what the action
 * itself would take is spared by the compiler where it sees through the whole way to it.
 */
public final class CapturingCall {

    private CapturingCall() {}

    /** Prints the bytes that a guarded call takes beyond the one that nobody guards. */
    public static void main(String[] args) throws Exception {
        CircuitBreaker breaker =
                CircuitBreaker.of("inventory", BreakerSettings.builder().build());
        long guarded = Allocated.perCall(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            CompletableFuture<String> call = breaker.callAsync(() -> stage);
            stage.complete("fine");
            return call;
        });
        long unguarded = Allocated.perCall(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            stage.complete("fine");
            return stage;
        });
        System.out.println(guarded - unguarded);
    }
}
