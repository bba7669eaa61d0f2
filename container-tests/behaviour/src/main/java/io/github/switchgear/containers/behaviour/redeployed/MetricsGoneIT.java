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

/** A server that goes on tells no metrics of an application that does not. */
@Tag("redeployment")
class MetricsGoneIT {

    @Test
    void whatAnApplicationToldGoesWithIt() throws IOException {
        try (HotServer server = HotServer.start("metrics-gone", Application.SHOP)) {
            Deployed shop = server.deploy("shop");
            URI endpoint = Deployments.container().metrics(shop.root());
            assertThat(Http.get(endpoint, User.NOBODY).body()).contains("switchgear_breaker_state{");

            server.undeploy("shop");

            assertThat(Http.get(endpoint, User.NOBODY).body()).doesNotContain("switchgear_");
        }
    }
}
