package io.github.switchgear.quarkus.jars;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The breaker of the golden file, and a resource of the application's own that it guards. */
@Path("golden")
@ApplicationScoped
public class Golden {

    @GET
    @Breaker(name = "prices(int[],String)#1", retryTimer = 90, probeLease = 5)
    public void call() {}
}
