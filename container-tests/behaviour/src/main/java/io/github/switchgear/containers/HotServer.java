package io.github.switchgear.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The container under test without an application at first; one is deployed and undeployed while it runs. */
public final class HotServer implements AutoCloseable {

    /** So that a collection takes all that nobody needs: a server's caches are full of what is only softly held. */
    private static final String LET_GO_AT_ONCE = "-XX:SoftRefLRUPolicyMSPerMB=0";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path FOLDER = Path.of("target", "servers").toAbsolutePath();

    private final HotDeploying container;
    private final Path war;
    private final Path deployments;
    private final ServerLog log;
    private final URI root;
    private final ServerProcess process;

    private HotServer(
            HotDeploying container, Path war, Path deployments, ServerLog log, URI root, ServerProcess process) {
        this.container = container;
        this.war = war;
        this.deployments = deployments;
        this.log = log;
        this.root = root;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param name of its folder
     * @param application what is going to be deployed, once or several times
     */
    public static HotServer start(String name, Application application) throws IOException {
        HotDeploying container = (HotDeploying) Deployments.container();
        Path folder = Folders.empty(FOLDER.resolve(name));
        Launch launch = container
                .prepareFor(application, folder, ServerProcess.freePort())
                .in("JDK_JAVA_OPTIONS", LET_GO_AT_ONCE);
        Path war = FOLDER.resolve(name + ".war");
        application.configuredWar().as(ZipExporter.class).exportTo(war.toFile(), true);
        ServerLog log = new ServerLog(FOLDER.resolve(name + ".log"));
        ServerProcess process = ServerProcess.start(launch, folder, log.file());
        return new HotServer(container, war, container.deployments(folder), log, launch.root(), process);
    }

    /** Deploys the application below a path of this name, and waits until it answers. */
    public Deployed deploy(String name) throws IOException {
        Path unseen = war.resolveSibling(name + ".part");
        Files.copy(war, unseen);
        Files.move(unseen, deployed(name), StandardCopyOption.ATOMIC_MOVE);
        return new Deployed(root(name), Admin.breakersIn(awaitListing(name)), log.complaints());
    }

    /** Undeploys it, and waits until the server says that it has. */
    public void undeploy(String name) throws IOException {
        String undeployed = container.undeployed(name);
        int before = log.count(undeployed);
        Files.delete(deployed(name));
        Eventually.get(PATIENCE, () -> log.count(undeployed), count -> count > before);
    }

    private HttpResponse<String> awaitListing(String name) {
        URI breakers = new Admin(root(name).resolve("api/")).breakersUri();
        return Eventually.get(
                        PATIENCE,
                        () -> Http.tryGet(breakers, User.VIEWER),
                        it -> it.map(HttpResponse::statusCode)
                                .filter(code -> code == 200)
                                .isPresent())
                .orElseThrow();
    }

    private Path deployed(String name) {
        return deployments.resolve(name + ".war");
    }

    private URI root(String name) {
        return root.resolve(name + "/");
    }

    /** What can be known of it from within. */
    public Diagnosis diagnosis() {
        return new Diagnosis(process.virtualMachine());
    }

    @Override
    public void close() {
        process.close();
    }
}
