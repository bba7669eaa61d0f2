package io.github.switchgear.demo.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.switchgear.demo.rest.After;
import io.github.switchgear.demo.rest.Problem;
import io.github.switchgear.demo.rest.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the webhook's events, and shows them oldest first, from a number on. */
@Path("shop/alerts")
public class AlertsResource {
    private final SignatureCheck signatures;
    private final ObjectMapper json;
    private final AlertLog log;

    @Inject
    AlertsResource(SignatureCheck signatures, ObjectMapper json, AlertLog log) {
        this.signatures = signatures;
        this.json = json;
        this.log = log;
    }

    /** Believes nothing before the signature is checked: that is why the body comes as bytes. */
    @POST
    @Consumes(BreakerEvent.MEDIA_TYPE)
    public void take(@HeaderParam(SignatureCheck.HEADER) @Nullable String signature, byte[] body) {
        if (!signatures.isGenuine(signature, body)) {
            throw new ProblemException(Problem.unauthorized("Only what is signed with the webhook's secret is taken."));
        }
        log.add(event(body));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public AlertLog.Recent recent(@QueryParam("after") @DefaultValue("0") String after) {
        return log.after(After.number(after, "an event"));
    }

    private BreakerEvent event(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, BreakerEvent.class)).orElseThrow(AlertsResource::noEvent);
        } catch (IOException unreadable) {
            throw noEvent();
        }
    }

    private static ProblemException noEvent() {
        return new ProblemException(Problem.badInput("body: an event of Switchgear's webhook is allowed"));
    }
}
