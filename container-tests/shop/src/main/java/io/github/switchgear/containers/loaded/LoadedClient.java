package io.github.switchgear.containers.loaded;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.shop.Answer;
import io.github.switchgear.containers.shop.UsableAnswer;
import io.github.switchgear.containers.shop.WarehouseHttp;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;

/** Asks a service that comes and goes, and tells it which of the requests are probes. */
@ApplicationScoped
public class LoadedClient {

    private static final String NAME = "loaded";

    @Inject
    WarehouseHttp warehouse;

    @Inject
    BreakerRegistry registry;

    @Breaker(
            name = NAME,
            retryTimer = 100,
            probeSuccesses = 3,
            probeLease = 60_000,
            unit = ChronoUnit.MILLIS,
            validator = UsableAnswer.class)
    public Answer ask(BreakerSnapshot before) {
        return warehouse.get("loaded/" + new Admission(before, breaker()).kind());
    }

    public BreakerSnapshot breaker() {
        return registry.find(NAME).orElseThrow().snapshot();
    }
}
