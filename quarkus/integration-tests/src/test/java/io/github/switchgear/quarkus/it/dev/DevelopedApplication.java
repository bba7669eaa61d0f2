package io.github.switchgear.quarkus.it.dev;

import io.github.switchgear.admin.contract.LiveReload;
import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** {@link Reloaded} in dev mode, on a port of its own. */
final class DevelopedApplication implements LiveReload.Editor {

    private final int retryTimer;
    private final int port = freePort();
    private final QuarkusDevModeTest quarkus = new QuarkusDevModeTest().withApplicationRoot(this::content);

    /** One whose breaker {@code kept} stays open for so many seconds. */
    DevelopedApplication(int retryTimer) {
        this.retryTimer = retryTimer;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * It logs nothing of calls that fail, nor of Dev UI's look into the internet for extensions. Netty's own meters are of another
     * class loader in such a test than Netty is.
     */
    private void content(JavaArchive archive) {
        archive.addClass(Reloaded.class)
                .addAsResource(new StringAsset("""
                        quarkus.http.port=%d
                        quarkus.banner.enabled=false
                        quarkus.log.level=ERROR
                        quarkus.log.category."io.quarkus.vertx.http.runtime.QuarkusErrorHandler".level=OFF
                        quarkus.log.category."io.quarkus.devui.runtime.jsonrpc.JsonRpcCodec".level=OFF
                        quarkus.devservices.enabled=false
                        quarkus.micrometer.binder.netty.enabled=false
                        quarkus.test.continuous-testing=disabled
                        switchgear.admin.roles.read=*
                        switchgear.breaker.kept.retry-timer=%d
                        """.formatted(port, retryTimer)), "application.properties");
    }

    QuarkusDevModeTest quarkus() {
        return quarkus;
    }

    URI root() {
        return URI.create("http://localhost:" + port + "/");
    }

    @Override
    public void edit(String file, UnaryOperator<String> change) {
        if (file.endsWith(".java")) {
            quarkus.modifySourceFile(file, change);
        } else {
            quarkus.modifyResourceFile(file, change);
        }
    }
}
