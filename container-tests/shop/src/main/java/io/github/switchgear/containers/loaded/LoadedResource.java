package io.github.switchgear.containers.loaded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What many callers ask for at once. */
@Path("loaded")
@ApplicationScoped
public class LoadedResource {

    @Inject
    LoadedClient client;

    @GET
    public Response ask() {
        return client.ask(client.breaker()).asResponse();
    }
}
