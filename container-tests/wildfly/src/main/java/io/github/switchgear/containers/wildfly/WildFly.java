package io.github.switchgear.containers.wildfly;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.HotDeploying;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly, standalone, with its scanner of deployments. */
public final class WildFly implements HotDeploying {

    @Override
    public Launch prepareFor(Application application, Path folder, int port) throws IOException {
        Path home = Path.of(System.getProperty("server.home"));
        Path configuration = folder.resolve("configuration");
        Folders.copy(home.resolve("standalone/configuration"), configuration);
        for (String users : new String[] {"application-users.properties", "application-roles.properties"}) {
            Resources.copy(users, configuration.resolve(users));
        }
        lookForDeploymentsOften(configuration.resolve(configurationFor(application)));
        Files.createDirectories(deployments(folder));
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
                URI.create("http://localhost:" + port + "/"));
    }

    private static void lookForDeploymentsOften(Path standalone) throws IOException {
        Files.writeString(
                standalone, Files.readString(standalone).replace("scan-interval=\"5000\"", "scan-interval=\"200\""));
    }

    @Override
    public Path deployments(Path folder) {
        return folder.resolve("deployments");
    }

    @Override
    public String undeployed(String name) {
        return "WFLYSRV0009: Undeployed \"" + name + ".war\"";
    }

    /** Of those that it is unpacked with; none has EJB and Fault Tolerance at once. */
    private static String configurationFor(Application application) {
        return application.equals(Application.MICROPROFILE) ? "standalone-microprofile.xml" : "standalone.xml";
    }

    @Override
    public String sourceOfConfiguration() {
        return "microprofile-config.properties";
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.UNFINISHED_STAGES_CANCELLED);
    }
}
