package io.github.switchgear.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One more server with the container under test, beside the one that {@link Deployments} keeps, and beside others of its kind. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path FOLDER = Path.of("target", "servers").toAbsolutePath();

    private final Deployed deployed;
    private final ServerLog log;
    private final ServerProcess process;

    private Node(Deployed deployed, ServerLog log, ServerProcess process) {
        this.deployed = deployed;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it and does not wait for that; it ends with the tests' own virtual machine at the latest.
     *
     * @param name of its folder
     */
    public static Node start(String name, Application application) throws IOException {
        Path folder = Folders.empty(FOLDER.resolve(name));
        Launch launch = Deployments.container().prepare(application, folder, ServerProcess.freePort());
        ServerLog log = new ServerLog(FOLDER.resolve(name + ".log"));
        ServerProcess process = ServerProcess.start(launch, folder, log.file());
        return new Node(new Deployed(launch.root(), List.of(), List.of()), log, process);
    }

    /** Waits until the application answers. */
    public void await() {
        Eventually.get(
                PATIENCE,
                () -> Http.tryGet(deployed.admin().breakersUri(), User.VIEWER),
                it -> it.filter(listing -> listing.statusCode() == 200).isPresent() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the container has ended; see " + log);
        }
    }

    /** The application that runs in it. */
    public Deployed deployed() {
        return deployed;
    }

    /** What it has printed until now that is a warning of Switchgear or worse, or has a stack trace. */
    public List<String> complaints() {
        return log.complaints();
    }

    /** Ends it in order, and waits until it has ended. */
    @Override
    public void close() {
        process.close();
    }
}
