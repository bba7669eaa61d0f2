package io.github.switchgear.containers.behaviour.redeployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.HotServer;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.User;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an application with Switchgear took of the server it gives back when it goes. */
@Tag("redeployment")
class RedeploymentIT {

    private static final int TIMES = 50;

    /** By then the server has loaded what it needs itself. */
    private static final int SETTLED = 10;

    /** Of its own classes, a server takes some 120 kB more with each deployment, and this is twice that. */
    private static final long FLAT_KB = 2 * 120 * (TIMES - SETTLED);

    private static final String BREAKER = "io.github.switchgear.core.CircuitBreaker";

    /** A server's threads and caches hold a few of the last ones; whoever leaks holds all. */
    private static final long FEW = TIMES / 10;

    private static HotServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HotServer.start("redeployment", Application.GOLDEN);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void fiftyDeploymentsLeaveNoClassLoaderNoThreadAndAFlatMetaspace() throws IOException {
        server.deploy("prices");
        assertThat(server.diagnosis().classLoadersWith(BREAKER)).isEqualTo(1);
        server.undeploy("prices");
        for (int deployment = 1; deployment < SETTLED; deployment++) {
            useOnce();
        }
        long settled = server.diagnosis().metaspace();
        for (int deployment = SETTLED; deployment < TIMES; deployment++) {
            useOnce();
        }

        assertThat(server.diagnosis().classLoadersWith(BREAKER)).isLessThanOrEqualTo(FEW);
        assertThat(server.diagnosis().threads()).doesNotContainIgnoringCase("switchgear");
        assertThat(server.diagnosis().metaspace() - settled).isLessThan(FLAT_KB);
    }

    /** It goes while somebody still reads its stream. */
    private static void useOnce() throws IOException {
        Deployed prices = server.deploy("prices");
        for (int call = 1; call <= 3; call++) {
            assertThat(prices.call("price/lost").statusCode()).isEqualTo(502);
        }
        assertThat(prices.call("price/lost").statusCode()).isEqualTo(503);
        assertThat(prices.admin().state("lost")).isEqualTo("OPEN");
        try (InputStream stream =
                Http.open(prices.admin().streamUri(), User.VIEWER).body()) {
            assertThat(stream.read()).isPositive();
            server.undeploy("prices");
        }
    }
}
