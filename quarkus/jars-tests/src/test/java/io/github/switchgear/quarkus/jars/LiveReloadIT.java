package io.github.switchgear.quarkus.jars;

import io.github.switchgear.admin.contract.LiveReload;
import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A developer edits an application in dev mode that has no more than the library's jars. */
class LiveReloadIT {

    private static final int PORT = freePort();

    @Order(1)
    @RegisterExtension
    static final LibrariesAsJars JARS = new LibrariesAsJars();

    @Order(2)
    @RegisterExtension
    static final QuarkusDevModeTest QUARKUS = new QuarkusDevModeTest().withApplicationRoot(LiveReloadIT::application);

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void application(JavaArchive archive) {
        archive.addClass(Reloaded.class).addAsResource(new StringAsset("""
                        quarkus.http.port=%d
                        quarkus.banner.enabled=false
                        quarkus.log.level=ERROR
                        quarkus.devservices.enabled=false
                        quarkus.test.continuous-testing=disabled
                        quarkus.oidc.enabled=false
                        quarkus.smallrye-jwt.enabled=false
                        switchgear.admin.roles.read=*
                        switchgear.breaker.kept.retry-timer=10
                        """.formatted(PORT)), "application.properties");
    }

    @Test
    void whatIsWrittenIsWhatRuns() throws Exception {
        new LiveReload(
                        URI.create("http://localhost:" + PORT + "/"),
                        (file, change) -> {
                            if (file.endsWith(".java")) {
                                QUARKUS.modifySourceFile(file, change);
                            } else {
                                QUARKUS.modifyResourceFile(file, change);
                            }
                        },
                        Reloaded.class)
                .holds();
    }
}
