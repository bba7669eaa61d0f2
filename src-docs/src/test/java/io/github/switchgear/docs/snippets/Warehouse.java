package io.github.switchgear.docs.snippets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A downstream that does as a test tells it. */
@ApplicationScoped
public class Warehouse {

    private volatile Callable<Answer> behaviour = () -> new Answer(200, "42");

    void does(Callable<Answer> next) {
        behaviour = next;
    }

    Answer ask(String sku) throws Exception {
        return behaviour.call();
    }

    CompletionStage<Answer> askLater(String sku) {
        try {
            return CompletableFuture.completedFuture(behaviour.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
