package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.contract.EventReader;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams end when the server begins to shut down, for it waits until they have. */
class ShutdownSignalTest {

    private static final String STREAM = "/api/stream";

    @ParameterizedTest
    @ValueSource(strings = {"PRE_SUSPEND", "SUSPENDING", "SUSPENDED"})
    void aServerThatSuspendsGivesItUntilItResumes(String state) throws Exception {
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        WildFly server = new WildFly(beans);
        ShutdownSignal signal = ShutdownSignal.of(beans);
        assertThat(signal.isGiven()).isFalse();

        server.is(state);
        assertThat(signal.isGiven()).isTrue();

        server.is("RUNNING");
        assertThat(signal.isGiven()).isFalse();
    }

    @Test
    void aServerThatSaysNothingNeverGivesIt() {
        assertThat(ShutdownSignal.of(MBeanServerFactory.newMBeanServer()).isGiven())
                .isFalse();
        assertThat(ShutdownSignal.ofServer().isGiven()).isFalse();
    }

    @Test
    void streamsEndWithItAndNoneBeginsUntilTheServerGoesOn() throws Exception {
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                WildFly state = new WildFly(ManagementFactory.getPlatformMBeanServer());
                AdminServer server = AdminServer.start();
                EventReader one = EventReader.open(server.viewer(STREAM));
                EventReader other = EventReader.open(server.viewer(STREAM))) {
            one.next("snapshot");
            String last = other.next("snapshot").id();

            state.is("SUSPENDING");

            one.awaitEnd();
            other.awaitEnd();
            assertThat(other.lines()).noneMatch(line -> line.matches("retry: ?100"));
            HttpResponse<String> refused = server.send(server.viewer(STREAM).build());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
            assertThat(AdminServer.json(refused).getString("detail")).contains("shutting down");
            assertThat(server.send(server.viewer("/api/breakers").build()).statusCode())
                    .isEqualTo(200);
            assertThat(server.bean(EventHub.class).clients()).isZero();

            state.is("RUNNING");
            server.operate("force-open", "{\"reason\":\"meanwhile\"}");

            try (EventReader back = EventReader.open(server.viewer(STREAM).header("Last-Event-ID", last))) {
                assertThat(back.next().json().getString("reason")).isEqualTo("meanwhile");
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("failed"));
        }
    }
}
