package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Calls guarded methods, and tells in one word how a call has ended; of what could have been a failed stage, that it was thrown. */
@Path("calls")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class CallsResource {

    @Inject
    Beans beans;

    /** Whether the application is there. */
    @GET
    public String ready() {
        return "ready";
    }

    @GET
    @Path("{bean}/{method}/{call}")
    public String call(
            @PathParam("bean") String bean, @PathParam("method") String method, @PathParam("call") String call)
            throws Exception {
        Object returned;
        try {
            returned = beans.call(bean, method, call);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Throwable thrown) {
            return (beans.isDirect(bean, method) ? "" : "!") + Answers.of(thrown);
        }
        return Answers.of(returned);
    }
}
