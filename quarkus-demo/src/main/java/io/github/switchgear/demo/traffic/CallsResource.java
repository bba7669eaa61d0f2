package io.github.switchgear.demo.traffic;

import io.github.switchgear.demo.rest.After;
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
        return log.after(After.number(after, "a call"));
    }
}
