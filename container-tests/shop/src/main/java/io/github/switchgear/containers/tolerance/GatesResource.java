package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells how many calls have reached a method, and holds them there. */
@Path("gates/{method}")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class GatesResource {

    @Inject
    Work work;

    @GET
    @Path("entered")
    public int entered(@PathParam("method") String method) {
        return work.gate(method).entered();
    }

    @GET
    @Path("empty")
    public boolean empty(@PathParam("method") String method) {
        return work.gate(method).isEmpty();
    }

    @GET
    @Path("hold")
    public String hold(@PathParam("method") String method) {
        work.gate(method).hold();
        return "held";
    }

    @GET
    @Path("release")
    public String release(@PathParam("method") String method) {
        work.gate(method).release();
        return "released";
    }
}
