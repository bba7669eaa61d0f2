package io.github.switchgear.containers.openliberty;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.HotDeploying;
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
import java.util.stream.Collectors;

/** Open Liberty, with the few features that a {@code server.xml} asks for, and its folder for applications. */
public final class OpenLiberty implements HotDeploying {

    private static final String NAME = "shop";

    /** With the names of loggers, by which it is seen whose warning one is. */
    private static final String LOG_FORMAT = "SIMPLE";

    /** Those that an application needs beyond those of Switchgear. */
    private static final Map<Application, List<String>> FEATURES = Map.of(
            Application.BEFORE_ADOPTION, List.of("mpFaultTolerance-4.1", "mpMetrics-5.1"),
            Application.ADOPTED, List.of("mpFaultTolerance-4.1", "mpMetrics-5.1"),
            Application.AFTER_ADOPTION, List.of("mpFaultTolerance-4.1", "mpMetrics-5.1"),
            Application.CONCURRENCY, List.of("concurrent-3.0"),
            Application.ENTERPRISE, List.of("beanValidation-3.0", "enterpriseBeansLite-4.0"),
            Application.MICROPROFILE, List.of("mpFaultTolerance-4.0", "mpRestClient-3.0"),
            Application.SHOP, List.of("mpHealth-4.0", "mpMetrics-5.1"));

    /** A timeout that finds no thread comes too late, and the server takes its time before it makes more of them. */
    private static final String MANY_AT_ONCE = "<executor coreThreads=\"64\"/><mpMetrics authentication=\"false\"/>";

    /** A timer whose call has failed twice is not called again for five minutes, unless it is said how long. */
    private static final Map<Application, String> SETTINGS = Map.of(
            Application.ENTERPRISE, "<ejbContainer><timerService nonPersistentRetryInterval=\"1s\"/></ejbContainer>",
            Application.BEFORE_ADOPTION, MANY_AT_ONCE,
            Application.ADOPTED, MANY_AT_ONCE,
            Application.AFTER_ADOPTION, MANY_AT_ONCE,
            Application.SHOP, "<mpMetrics authentication=\"false\"/>");

    @Override
    public Launch prepareFor(Application application, Path folder, int port) throws IOException {
        Resources.copy("server.xml", server(folder).resolve("server.xml"));
        lookForDeploymentsOften(server(folder));
        Files.createDirectories(deployments(folder));
        alsoWith(FEATURES.getOrDefault(application, List.of()), SETTINGS.getOrDefault(application, ""), server(folder));
        return new Launch(
                List.of(
                        Path.of(System.getProperty("server.home"), "bin", "server")
                                .toString(),
                        "run",
                        NAME),
                Map.of(
                        "JAVA_HOME", VirtualMachine.home().toString(),
                        "JVM_ARGS", String.join(" ", VirtualMachine.arguments()),
                        "WLP_USER_DIR", folder.toString(),
                        "HTTP_PORT", Integer.toString(port),
                        "WLP_LOGGING_CONSOLE_FORMAT", LOG_FORMAT),
                URI.create("http://localhost:" + port + "/"));
    }

    private static void alsoWith(List<String> features, String settings, Path server) throws IOException {
        Path folder = Files.createDirectories(server.resolve("configDropins/defaults"));
        Files.writeString(
                folder.resolve("application.xml"),
                features.stream()
                        .map(feature -> "<feature>" + feature + "</feature>")
                        .collect(Collectors.joining(
                                "", "<server><featureManager>", "</featureManager>" + settings + "</server>")));
    }

    private static void lookForDeploymentsOften(Path server) throws IOException {
        Path folder = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(
                folder.resolve("monitor.xml"), "<server><applicationMonitor pollingRate=\"100ms\"/></server>");
    }

    @Override
    public Path deployments(Path folder) {
        return server(folder).resolve("dropins");
    }

    @Override
    public String undeployed(String name) {
        return "CWWKZ0009I: The application " + name + " has stopped successfully.";
    }

    private static Path server(Path folder) {
        return folder.resolve("servers").resolve(NAME);
    }

    @Override
    public String sourceOfConfiguration() {
        return "microprofile-config.properties";
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.NO_HASH_IN_A_PATH, Difference.NO_SLASH_IN_A_KEY);
    }
}
