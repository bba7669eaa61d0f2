package io.github.switchgear.containers.wildfly;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly, standalone: it deploys what it finds when it starts. */
public final class WildFly implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        Path home = Path.of(System.getProperty("server.home"));
        Path configuration = folder.resolve("configuration");
        Folders.copy(home.resolve("standalone/configuration"), configuration);
        for (String users : new String[] {"application-users.properties", "application-roles.properties"}) {
            Resources.copy(users, configuration.resolve(users));
        }
        Path deployments = Files.createDirectories(folder.resolve("deployments"));
        Archive<?> archive = application.archive();
        archive.as(ZipExporter.class)
                .exportTo(deployments.resolve(archive.getName()).toFile());
        return new Launch(
                StandaloneCommandBuilder.of(home)
                        .setJavaHome(VirtualMachine.home())
                        .setBaseDirectory(folder)
                        .addJavaOptions(VirtualMachine.arguments())
                        .setServerConfiguration(configurationFor(application))
                        .addServerArguments("-Djboss.http.port=" + port)
                        // Any that is free: nobody asks for them.
                        .addServerArguments("-Djboss.https.port=0", "-Djboss.management.http.port=0")
                        .build(),
                URI.create("http://localhost:" + port + "/" + application.title() + "/"));
    }

    /** Of those that it is unpacked with; none has EJB and Fault Tolerance at once. */
    private static String configurationFor(Application application) {
        return application.equals(Application.MICROPROFILE) ? "standalone-microprofile.xml" : "standalone.xml";
    }

    @Override
    public String sourceOfConfiguration() {
        return "microprofile-config.properties";
    }
}
