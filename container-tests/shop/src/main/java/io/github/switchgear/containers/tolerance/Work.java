package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What the guarded methods do, which each call says: a letter of its own for each way in which one may end. */
@ApplicationScoped
public class Work {

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    Gate gate(String method) {
        return gates.computeIfAbsent(method, name -> new Gate());
    }

    /** In the caller's own thread. */
    public String now(String method, String call) throws InterruptedException {
        Gate gate = gate(method);
        gate.enter();
        try {
            return switch (call) {
                case "S" -> call;
                case "H" -> held(gate, "S");
                case "L" -> held(gate, "F");
                case "X" -> heldDeaf(gate);
                default -> throw failure(call);
            };
        } finally {
            gate.leave();
        }
    }

    /** As a stage: what is held completes later. */
    public CompletableFuture<String> later(String method, String call) {
        Gate gate = gate(method);
        gate.enter();
        CompletableFuture<String> stage = switch (call) {
            case "S" -> CompletableFuture.completedFuture(call);
            case "H" -> gate.pass().thenApply(passed -> "S");
            case "T" -> {
                gate.leave();
                throw new BrokenException();
            }
            default -> CompletableFuture.failedFuture(failure(call));
        };
        // The stage that comes of a cancelled one is not cancelled, so that what waits stays in until it is released.
        return stage.whenComplete((answer, failure) -> gate.leave()).copy();
    }

    /** As a future whose work is done by now. */
    public Future<String> future(String method, String call) throws InterruptedException {
        return CompletableFuture.completedFuture(now(method, call));
    }

    private static String held(Gate gate, String end) throws InterruptedException {
        try {
            gate.pass().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (end.equals("F")) {
            throw new BrokenException();
        }
        return end;
    }

    /** Ends well when it is interrupted, as if nothing had happened. */
    private static String heldDeaf(Gate gate) {
        try {
            return held(gate, "S");
        } catch (InterruptedException e) {
            return "S";
        }
    }

    private static RuntimeException failure(String call) {
        return switch (call) {
            case "F" -> new BrokenException();
            case "K" -> new MissingException();
            case "E" -> throw new AssertionError();
            default -> new IllegalArgumentException(call);
        };
    }
}
