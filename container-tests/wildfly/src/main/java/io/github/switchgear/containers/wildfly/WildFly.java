package io.github.switchgear.containers.wildfly;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.HotDeploying;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly, standalone, with its scanner of deployments. */
public final class WildFly implements HotDeploying {

    /** Where Prometheus finds what Micrometer counts, on the management interface. */
    private static final String METRICS = "/prometheus";

    private int managementPort;

    @Override
    public Launch prepareFor(Application application, Path folder, int port) throws IOException {
        Path home = Path.of(System.getProperty("server.home"));
        Path configuration = folder.resolve("configuration");
        Folders.copy(home.resolve("standalone/configuration"), configuration);
        for (String users : new String[] {"application-users.properties", "application-roles.properties"}) {
            Resources.copy(users, configuration.resolve(users));
        }
        lookForDeploymentsOften(configuration.resolve(configurationFor(application)));
        if (application.equals(Application.SHOP)) {
            addMonitoring(configuration.resolve(configurationFor(application)));
        }
        managementPort = freePort();
        Files.createDirectories(deployments(folder));
        return new Launch(
                StandaloneCommandBuilder.of(home)
                        .setJavaHome(VirtualMachine.home())
                        .setBaseDirectory(folder)
                        .addJavaOptions(VirtualMachine.arguments())
                        .setServerConfiguration(configurationFor(application))
                        .addServerArguments("-Djboss.http.port=" + port)
                        // Any that is free: nobody asks for it.
                        .addServerArguments("-Djboss.https.port=0", "-Djboss.management.http.port=" + managementPort)
                        .build(),
                URI.create("http://localhost:" + port + "/"));
    }

    private static void lookForDeploymentsOften(Path standalone) throws IOException {
        Files.writeString(
                standalone, Files.readString(standalone).replace("scan-interval=\"5000\"", "scan-interval=\"200\""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What {@code standalone.xml} comes without. */
    private static void addMonitoring(Path standalone) throws IOException {
        Files.writeString(
                standalone,
                Files.readString(standalone)
                        .replace(
                                "</extensions>",
                                "<extension module=\"org.wildfly.extension.micrometer\"/>"
                                        + "<extension module=\"org.wildfly.extension.microprofile.health-smallrye\"/>"
                                        + "</extensions>")
                        .replace(
                                "<profile>",
                                "<profile><subsystem xmlns=\"urn:wildfly:microprofile-health-smallrye:3.0\""
                                        + " security-enabled=\"false\"/>"
                                        + "<subsystem xmlns=\"urn:wildfly:micrometer:community:2.0\">"
                                        + "<prometheus-registry context=\"" + METRICS
                                        + "\" security-enabled=\"false\"/></subsystem>"));
    }

    @Override
    public URI metrics(URI root) {
        return URI.create("http://localhost:" + managementPort + METRICS);
    }

    @Override
    public URI readiness(URI root) {
        return URI.create("http://localhost:" + managementPort + "/health/ready");
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
        return application.equals(Application.MICROPROFILE) || application.needsFaultTolerance()
                ? "standalone-microprofile.xml"
                : "standalone.xml";
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
