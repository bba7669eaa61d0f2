package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {

    private static final String OF_OTHERS = """
            Picked up JDK_JAVA_OPTIONS: -Xmx512m
            \u001B[33m23:51:01,149 WARN  [org.jboss.as.txn] (thread 1) The node-identifier is the default one\u001B[0m
            23:51:02,149 INFO  [io.github.switchgear] (thread 1) 16 breakers
            [WARNING ] No users are configured
            [INFO    ] io.github.switchgear.telemetry.metrics.Monitoring has begun
            [12/1/26, 3:51:00:439 UTC] 00000018 com.ibm.ws.ssl.config   W No keystore is configured
            [12/1/26, 3:51:12:363 UTC] 00000021 io.github.switchgear    I Breaker 'a W b' is closed
            Nov 30, 2026 11:58:28 PM org.apache.openejb.Assembler warn
            WARNING: a key is deprecated
            Nov 30, 2026 11:58:29 PM io.github.switchgear.Started log
            INFO: 16 breakers
            """;

    @TempDir
    Path folder;

    private ServerLog log(String text) throws IOException {
        return new ServerLog(Files.writeString(folder.resolve("log"), text));
    }

    @Test
    void whatContainersWarnOfBesideAndWhatIsNoWarningIsNoComplaint() throws IOException {
        assertThat(log(OF_OTHERS).complaints()).isEmpty();
    }

    /** As WildFly and Quarkus, Open Liberty, Payara, and whatever logs with the platform alone print it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B[0m\u001B[33m23:51:01,149 WARN  [org.jboss.modules] (thread 1) Failed to define class"
                        + " io.github.switchgear.telemetry.health.BreakersReadiness",
                "[ERROR   ] CWNEN0047W: io.github.switchgear.telemetry.metrics.Monitoring is partial",
                "[12/1/26, 3:51:18:673 UTC] 00000032 io.github.switchgear.fleet      W This node cannot join its fleet",
                "[12/1/26, 3:51:18:673 UTC] 0000003a org.jgroups.protocols.TCP       E failed to bind",
                "[2026-11-30T23:47:03.443+0000] [] [\u001B[1;93mWARNING\u001B[0m] [] [] [tid: _ThreadID=58"
                        + " _ThreadName=switchgear-fleet-channel-1] failed to bind",
                "[2026-11-30T23:47:03.443+0000] [] [\u001B[1;93mWARNING\u001B[0m] [] [org.jboss.weld] [[\n"
                        + "  io.github.switchgear.telemetry.metrics.Monitoring is ignored]]",
                "Nov 30, 2026 11:58:28 PM org.apache.webbeans.BeanManager warn\n"
                        + "WARNING: io.github.switchgear.telemetry.metrics.Monitoring is ignored",
                "Nov 30, 2026 11:58:28 PM io.github.switchgear.telemetry.metrics.Monitoring start\nSEVERE: none",
                "23:51:02,149 INFO  [org.jboss.as] (thread 1) cannot: java.lang.IllegalStateException\n"
                        + "\tat org.jboss.as.Server.start(Server.java:7)",
            })
    void aWarningThatNamesSwitchgearOrAStackTraceIsOne(String complaint) throws IOException {
        assertThat(log(OF_OTHERS + complaint + "\n" + OF_OTHERS).complaints())
                .containsExactly(
                        complaint.replaceAll("\u001B\\[[;\\d]*m", "") + "\nPicked up JDK_JAVA_OPTIONS: -Xmx512m");
    }
}
