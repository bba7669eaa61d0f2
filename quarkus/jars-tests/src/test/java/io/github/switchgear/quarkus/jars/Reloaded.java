package io.github.switchgear.quarkus.jars;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What a developer edits while it runs; {@link LiveReloadIT} finds the places by their text. */
@Path("reloaded")
@ApplicationScoped
public class Reloaded {

    @GET
    @Breaker(name = "kept", allowedFails = 3)
    public String call() {
        return "called";
    }

    @Breaker(name = "removed")
    public void removed() {}

    @Breaker
    public void oldName() {}

    // Another method
}
