package io.github.switchgear.containers.wildfly;

import io.github.switchgear.containers.Diagnosis;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly as it is unpacked, with one user, into which archives are copied while it runs. */
final class BareWildFly implements AutoCloseable {

    /** What adds the user who has the operator's role, as the page on WildFly has it. */
    static final String ADD_USER = "-a -u ann -p secret-1 -g switchgear-operator";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    static final Path WAR = Path.of(System.getProperty("start.war"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Launch launch;
    private final Path folder;
    private final Path deployments;
    private final Path log;
    private final URI address;
    private final ServerProcess process;

    private BareWildFly(Launch launch, Path folder) throws IOException {
        this.launch = launch;
        this.folder = folder;
        deployments = Files.createDirectories(folder.resolve("deployments"));
        log = folder.resolveSibling(folder.getFileName() + ".log");
        address = launch.root();
        process = ServerProcess.start(launch, folder, log);
    }

    /** Starts one in a folder of this name, with what else it is told. */
    static BareWildFly start(String name, String... arguments) throws IOException, InterruptedException {
        return startAs("standalone.xml", name, arguments);
    }

    /** Starts one with one of the configurations that it is unpacked with. */
    static BareWildFly startAs(String serverConfiguration, String name, String... arguments)
            throws IOException, InterruptedException {
        return startAs(serverConfiguration, UnaryOperator.identity(), name, arguments);
    }

    /** Starts one with one of those configurations in which something is replaced. */
    static BareWildFly startAs(
            String serverConfiguration, UnaryOperator<String> replacement, String name, String... arguments)
            throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("server.home"));
        Path folder = Folders.empty(Path.of("target", "servers", name).toAbsolutePath());
        Path configuration = folder.resolve("configuration");
        Folders.copy(home.resolve("standalone/configuration"), configuration);
        Path standalone = configuration.resolve(serverConfiguration);
        lookForDeploymentsOften(standalone);
        Files.writeString(standalone, replacement.apply(Files.readString(standalone)));
        addUser(home, configuration);
        int port = ServerProcess.freePort();
        URI address = URI.create("http://localhost:" + port);
        List<String> command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(folder)
                .setServerConfiguration(serverConfiguration)
                .addJavaOptions("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .addServerArguments("-Djboss.http.port=" + port)
                .addServerArguments("-Djboss.https.port=0", "-Djboss.management.http.port=0")
                .addServerArguments(arguments)
                .build();
        return new BareWildFly(new Launch(command, address), folder);
    }

    /** Starts it once more after its end, with all that was deployed. */
    BareWildFly startAgain() throws IOException {
        return new BareWildFly(launch, folder);
    }

    private static void lookForDeploymentsOften(Path standalone) throws IOException {
        Files.writeString(
                standalone, Files.readString(standalone).replace("scan-interval=\"5000\"", "scan-interval=\"200\""));
    }

    private static void addUser(Path home, Path configuration) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/add-user.sh").toString());
        command.addAll(List.of(ADD_USER.split(" ")));
        command.addAll(List.of("-sc", configuration.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(configuration.resolve("add-user.log").toFile());
        // It writes the locale's digits into a regular expression, which has none but these
        builder.environment().put("LC_ALL", "C");
        Process added = builder.start();
        if (added.waitFor() != 0) {
            throw new IllegalStateException("no user was added; see " + configuration.resolve("add-user.log"));
        }
    }

    /** Deploys the project to start from, below a path of this name, and waits until it answers. */
    void deploy(String name) throws IOException {
        Path unseen = deployments.resolve(name + ".part");
        Files.copy(WAR, unseen);
        Files.move(unseen, deployments.resolve(name + ".war"), StandardCopyOption.ATOMIC_MOVE);
        awaitStatus(200, "/" + name + "/api/stock/bolt-8");
    }

    /** Deploys an archive, and waits until something below a path answers. */
    void deploy(Archive<?> archive, String path) throws IOException {
        deploy(archive);
        awaitStatus(200, path);
    }

    /** Has an archive deployed, without waiting for that. */
    void deploy(Archive<?> archive) throws IOException {
        Path unseen = deployments.resolve(archive.getName() + ".part");
        archive.as(ZipExporter.class).exportTo(unseen.toFile());
        Files.move(unseen, deployments.resolve(archive.getName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deploys an EAR of this name, with the project to start from as several WARs in it, each with its own libraries. */
    void deployTogether(String ear, List<String> names) throws IOException {
        EnterpriseArchive archive = ShrinkWrap.create(EnterpriseArchive.class, ear + ".ear");
        names.forEach(name -> archive.addAsModule(WAR.toFile(), name + ".war"));
        deploy(archive);
        names.forEach(name -> awaitStatus(200, "/" + name + "/api/stock/bolt-8"));
    }

    /** Undeploys an archive, and waits until the server says that it has. */
    void undeploy(String archive) throws IOException {
        String undeployed = "WFLYSRV0009: Undeployed \"" + archive + "\"";
        long before = log().lines().filter(line -> line.contains(undeployed)).count();
        Files.delete(deployments.resolve(archive));
        Eventually.get(
                PATIENCE,
                () -> log().lines().filter(line -> line.contains(undeployed)).count(),
                count -> count > before);
    }

    private void awaitStatus(int expected, String path) {
        Eventually.get(PATIENCE, () -> statusIfUp(() -> get(path)), status -> status == expected);
    }

    /** Waits until the user gets something. */
    void awaitForAnn(String path) {
        Eventually.get(PATIENCE, () -> statusIfUp(() -> getAsAnn(path)), status -> status == 200);
    }

    /** 0 from a server that is not there yet. */
    private static int statusIfUp(Supplier<HttpResponse<String>> request) {
        try {
            return request.get().statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    /** The jars with the server's own APIs, to compile against. */
    static List<Path> apis() throws IOException {
        try (Stream<Path> files =
                Files.walk(Path.of(System.getProperty("server.home"), "modules/system/layers/base/jakarta"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** What it has printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What anybody gets. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    /** What the user gets. */
    HttpResponse<String> getAsAnn(String path) {
        return send(asAnn(path));
    }

    /** What the user gets who changes something. */
    HttpResponse<String> changeAsAnn(String method, String path, String json) {
        return send(asAnn(path)
                .header("Content-Type", "application/json")
                .header("X-Switchgear", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A request of the user's. */
    HttpRequest.Builder asAnn(String path) {
        String credentials = Base64.getEncoder().encodeToString("ann:secret-1".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What can be known of it from within. */
    Diagnosis diagnosis() {
        return new Diagnosis(process.virtualMachine());
    }

    /** Sends its virtual machine a signal of the operating system, as STOP, CONT or KILL. */
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.virtualMachine()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill -" + name + " has ended with " + exit);
        }
    }

    /** Asks it to stop, and waits until it has. */
    void stop() {
        process.close();
    }

    @Override
    public void close() {
        stop();
    }
}
