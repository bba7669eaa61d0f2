package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.access.SignedIn;
import io.github.switchgear.admin.json.CallerJson;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells callers who they are here, which application this is, and what they may do. */
@Guarded
@ApplicationScoped
@Path("switchgear/api/caller")
@Produces(MediaType.APPLICATION_JSON)
public class CallerResource {

    @Inject
    Passage passage;

    @Inject
    BreakerRegistry registry;

    @Inject
    Node node;

    @Inject
    CallerJson json;

    /**
     * Who asks.
     *
     * @param caller as the container knows them
     * @return name, what they may do, and, where that is not the same for all breakers, which they may operate
     */
    @GET
    public byte[] caller(@Context SecurityContext caller) {
        passage.require();
        return json.caller(
                node,
                BreakerViews.now(),
                SignedIn.name(caller).orElse(null),
                passage.most().name().toLowerCase(Locale.ROOT),
                operable().orElse(null));
    }

    /** Empty where what they may do is the same for all. */
    private Optional<List<String>> operable() {
        if (passage.mayOperateAll() || !passage.mayOperateSome()) {
            return Optional.empty();
        }
        return Optional.of(registry.all().stream()
                .map(CircuitBreaker::name)
                .filter(passage::mayOperate)
                .sorted()
                .toList());
    }
}
