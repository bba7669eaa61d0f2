package io.github.switchgear.containers.behaviour.redeployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.HotServer;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.User;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that goes on tells nothing of an application that does not, neither metrics nor health. */
@Tag("redeployment")
class MonitoringGoneIT {

    @Test
    void whatAnApplicationToldGoesWithIt() throws IOException {
        try (HotServer server = HotServer.start("monitoring-gone", Application.SHOP)) {
            Deployed shop = server.deploy("shop");
            URI metrics = Deployments.container().metrics(shop.root());
            URI readiness = Deployments.container().readiness(shop.root());
            assertThat(told(metrics)).contains("switchgear_breaker_state{");
            assertThat(told(readiness)).contains("\"switchgear\"");

            server.undeploy("shop");

            assertThat(told(metrics)).doesNotContain("switchgear_");
            assertThat(told(readiness)).contains("\"checks\"").doesNotContain("switchgear");
        }
    }

    private static String told(URI endpoint) {
        return Http.get(endpoint, User.NOBODY).body();
    }
}
