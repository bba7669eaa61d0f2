package io.github.switchgear.containers.quarkus;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * Quarkus packaged as a jar. Its build goes over the application: the module's own is packaged so that it can be done again,
 * and is done again with each application in its place.
 */
public final class Quarkus implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        Launch launch = launch(configured(application), folder, port);
        if (application.needsFaultTolerance()) {
            addProviders(application, folder.resolve("quarkus-app/providers"));
        }
        return launch;
    }

    /** Jars that the module's own build does not know. */
    private static void addProviders(Application application, Path providers) throws IOException {
        for (File library : application.libraryFiles()) {
            Files.copy(library.toPath(), providers.resolve(library.getName()));
        }
    }

    /** Says how to build and start an application, with its configuration in it. */
    static Launch launch(JavaArchive application, Path folder, int port) throws IOException {
        Path home = folder.resolve("quarkus-app");
        Folders.copy(Path.of(System.getProperty("server.home")), home);
        Path jar = home.resolve("app").resolve(System.getProperty("server.application"));
        application.as(ZipExporter.class).exportTo(jar.toFile(), true);
        String run = home.resolve("quarkus-run.jar").toString();
        return new Launch(
                        VirtualMachine.command("-Dquarkus.http.port=" + port, "-jar", run),
                        URI.create("http://localhost:" + port + "/"))
                .builtBy(VirtualMachine.command("-Dquarkus.launch.rebuild=true", "-jar", run));
    }

    private static JavaArchive configured(Application application) {
        JavaArchive jar = application.jar();
        for (String users : List.of("users.properties", "roles.properties")) {
            jar.addAsResource(new StringAsset(Resources.text(users)), users);
        }
        String properties = Resources.text("application.properties") + application.configurationAsProperties();
        return jar.addAsResource(new StringAsset(properties), "application.properties");
    }

    @Override
    public String sourceOfConfiguration() {
        return "application.properties";
    }

    @Override
    public URI metrics(URI root) {
        return root.resolve("/q/metrics");
    }

    @Override
    public URI readiness(URI root) {
        return root.resolve("/q/health/ready");
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.CALLS_WITHIN_A_BEAN_INTERCEPTED);
    }
}
