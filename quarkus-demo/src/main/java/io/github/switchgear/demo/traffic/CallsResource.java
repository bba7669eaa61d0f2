package io.github.switchgear.demo.traffic;

import io.github.switchgear.demo.rest.Problem;
import io.github.switchgear.demo.rest.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The calls that the traffic made, oldest first, from a number on. */
@Path("shop/calls")
@Produces(MediaType.APPLICATION_JSON)
public class CallsResource {
    private final CallLog log;

    @Inject
    CallsResource(CallLog log) {
        this.log = log;
    }

    @GET
    public CallLog.Recent recent(@QueryParam("after") @DefaultValue("0") String after) {
        // A parameter of type long would make JAX-RS answer a wrong one with 404 and no word why.
        if (!after.matches("\\d{1,18}")) {
            throw new ProblemException(Problem.badInput("after: the number of a call, 0 or above, is allowed"));
        }
        return log.after(Long.parseLong(after));
    }
}
