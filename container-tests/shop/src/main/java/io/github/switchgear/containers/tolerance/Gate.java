package io.github.switchgear.containers.tolerance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where calls of one method wait for as long as they are held, and how many have come and gone. */
final class Gate {

    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private boolean held;
    private int entered;
    private int left;

    synchronized void hold() {
        held = true;
    }

    void release() {
        List<CompletableFuture<Void>> released;
        synchronized (this) {
            held = false;
            released = List.copyOf(waiting);
            waiting.clear();
        }
        released.forEach(each -> each.complete(null));
    }

    synchronized void enter() {
        entered++;
    }

    synchronized void leave() {
        left++;
    }

    /** Completes when nobody is held any more. */
    synchronized CompletableFuture<Void> pass() {
        if (!held) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> pass = new CompletableFuture<>();
        waiting.add(pass);
        return pass;
    }

    synchronized int entered() {
        return entered;
    }

    synchronized boolean isEmpty() {
        return entered == left;
    }
}
