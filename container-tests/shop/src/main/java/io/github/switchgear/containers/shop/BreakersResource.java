package io.github.switchgear.containers.shop;

import io.github.switchgear.core.BreakerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the application itself learns of its breakers: the registry that is injected into it. */
@Path("breakers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BreakersResource {

    @Inject
    BreakerRegistry registry;

    @GET
    public String statesByName() {
        JsonObjectBuilder states = Json.createObjectBuilder();
        registry.all()
                .forEach(breaker -> states.add(breaker.name(), breaker.state().name()));
        return states.build().toString();
    }
}
