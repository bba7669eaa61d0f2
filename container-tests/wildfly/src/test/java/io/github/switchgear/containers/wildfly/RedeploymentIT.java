package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an application with Switchgear took of the server it gives back when it goes. */
class RedeploymentIT {

    private static final int TIMES = 50;

    /** By then the server has loaded what it needs itself, and soft references have had their first chance. */
    private static final int SETTLED = 10;

    /** WildFly's own classes take some 120 kB more with each deployment, and this is twice that. */
    private static final long FLAT_KB = 2 * 120 * (TIMES - SETTLED);

    private static final String BREAKER = "io.github.switchgear.core.CircuitBreaker";
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    private static BareWildFly server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = BareWildFly.start("redeployment");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void fiftyDeploymentsLeaveNoClassLoaderNoThreadAndAFlatMetaspace() throws IOException, InterruptedException {
        for (int deployment = 0; deployment < SETTLED; deployment++) {
            useOnce();
        }
        long settled = metaspaceAfterCollection();
        for (int deployment = SETTLED; deployment < TIMES; deployment++) {
            useOnce();
        }

        // The server's threads and caches hold on to a few of the last ones; whoever leaks holds on to all.
        assertThat(classLoadersWithSwitchgear()).isLessThanOrEqualTo(TIMES / 10);
        assertThat(server.diagnose("Thread.print")).doesNotContainIgnoringCase("switchgear");
        assertThat(metaspaceAfterCollection() - settled).isLessThan(FLAT_KB);
    }

    /** It goes while somebody still reads its stream. */
    private static void useOnce() throws IOException, InterruptedException {
        deployAndUse();
        try (InputStream stream =
                server.openAsAnn("/shop/api/switchgear/api/stream").body()) {
            assertThat(stream.read()).isPositive();
            server.undeploy("shop");
        }
    }

    private static void deployAndUse() throws IOException, InterruptedException {
        server.deploy("shop");
        for (int call = 1; call <= 3; call++) {
            server.get("/shop/api/stock/x1");
        }
        assertThat(server.get("/shop/api/stock/x1").statusCode()).isEqualTo(503);
        assertThat(server.getAsAnn("/shop/api/switchgear/api/breakers").body()).contains("\"state\":\"OPEN\"");
        assertThat(classLoadersWithSwitchgear()).isPositive();
    }

    /** Those of deployments: each has loaded the class for itself. */
    private static long classLoadersWithSwitchgear() throws IOException, InterruptedException {
        collectGarbage();
        return server.diagnose("VM.class_hierarchy", BREAKER)
                .lines()
                .filter(line -> line.contains(BREAKER))
                .count();
    }

    private static void collectGarbage() throws IOException, InterruptedException {
        server.diagnose("GC.run");
        server.diagnose("GC.run");
    }

    private static long metaspaceAfterCollection() throws IOException, InterruptedException {
        collectGarbage();
        Matcher used = METASPACE.matcher(server.diagnose("GC.heap_info"));
        assertThat(used.find()).isTrue();
        return Long.parseLong(used.group(1));
    }
}
