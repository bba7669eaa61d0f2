package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Orders as messages. */
@ApplicationScoped
public class Orders {

    @Inject
    @Channel("orders")
    Emitter<String> out;

    /**
     * Places an order.
     *
     * @param sku of what
     */
    public void place(String sku) {
        out.send(sku).toCompletableFuture().join();
    }

    /**
     * Takes an order.
     *
     * @param sku of what
     */
    @Incoming("orders")
    @Breaker(name = "orders")
    public void take(String sku) {
        if (sku.isEmpty()) {
            throw new IllegalArgumentException("which one?");
        }
    }
}
