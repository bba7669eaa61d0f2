package io.github.switchgear.quarkus.it.dev;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What a developer edits while it runs; the tests find the places by their text. */
@Path("reloaded")
@ApplicationScoped
public class Reloaded {

    @GET
    @Breaker(name = "kept", allowedFails = 3)
    public String call() {
        throw new IllegalStateException("no route to the warehouse");
    }

    @Breaker(name = "removed")
    public void removed() {}

    @Breaker
    public void oldName() {}

    // Another method
}
