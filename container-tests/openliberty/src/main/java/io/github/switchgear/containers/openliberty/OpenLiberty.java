package io.github.switchgear.containers.openliberty;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Open Liberty, with the few features that a {@code server.xml} asks for. */
public final class OpenLiberty implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        Path server = folder.resolve("servers/shop");
        Resources.copy("server.xml", server.resolve("server.xml"));
        application
                .configuredWar()
                .as(ZipExporter.class)
                .exportTo(Files.createDirectories(server.resolve("apps"))
                        .resolve("application.war")
                        .toFile());
        return new Launch(
                List.of(
                        Path.of(System.getProperty("server.home"), "bin", "server")
                                .toString(),
                        "run",
                        "shop"),
                Map.of(
                        "JAVA_HOME", VirtualMachine.home().toString(),
                        "JVM_ARGS", String.join(" ", VirtualMachine.arguments()),
                        "WLP_USER_DIR", folder.toString(),
                        "HTTP_PORT", Integer.toString(port)),
                URI.create("http://localhost:" + port + "/shop/"));
    }

    @Override
    public String sourceOfConfiguration() {
        return "microprofile-config.properties";
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.NO_HASH_IN_A_PATH);
    }
}
