package io.github.switchgear.core;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A call that is inside its action, on a thread of its own, until a test ends it. */
final class RunningCall {

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Callable<String>> ending = new CompletableFuture<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private RunningCall(CircuitBreaker breaker) {
        Thread thread = new Thread(() -> run(breaker), "running call");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins a call that must be let through. */
    static RunningCall of(CircuitBreaker breaker) {
        RunningCall call = new RunningCall(breaker);
        call.begun.join();
        return call;
    }

    private void run(CircuitBreaker breaker) {
        try {
            answer.complete(breaker.call(() -> {
                begun.complete(null);
                return ending.join().call();
            }));
        } catch (Throwable thrown) {
            begun.completeExceptionally(thrown);
            answer.completeExceptionally(thrown);
        }
    }

    void succeed() {
        end(() -> "fine");
    }

    void fail() {
        end(Calls.throwing(new IOException("too late")));
    }

    void beNeutral() {
        end(Calls.throwing(new Calls.Harmless()));
    }

    /** Ends the action and waits until the call has ended, too. */
    void end(Callable<String> by) {
        ending.complete(by);
        answer.handle((result, thrown) -> "ended").join();
    }

    /** What the caller got. */
    String answer() throws ExecutionException, InterruptedException {
        return answer.get();
    }
}
