package io.github.switchgear.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Starts the container under test with one application at a time. The test classes run in the order of their packages, of
 * which each application has one, so that no application is started twice.
 */
public final class Deployments {

    /** For a machine that has much else to do; a start takes seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Path FOLDER = Path.of("target", VirtualMachine.isNewer() ? "servers-newer-java" : "servers")
            .toAbsolutePath();

    private static final Container CONTAINER =
            ServiceLoader.load(Container.class).findFirst().orElseThrow();
    private static final Map<Application, RuntimeException> FAILED = new HashMap<>();

    private static Application current;
    private static Deployed deployed;
    private static ServerProcess process;

    private Deployments() {}

    /** The container under test. */
    public static Container container() {
        return CONTAINER;
    }

    /**
     * An application that runs, in a container that is started for it if it is not the one that runs already.
     *
     * @throws DeploymentRefused if Switchgear refuses the deployment
     */
    public static synchronized Deployed of(Application application) {
        if (FAILED.containsKey(application)) {
            throw FAILED.get(application);
        }
        if (!application.equals(current)) {
            stop();
            try {
                start(application);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                stop();
                FAILED.put(application, e);
                throw e;
            }
        }
        return deployed;
    }

    private static void stop() {
        if (process != null) {
            process.close();
        }
        process = null;
        current = null;
    }

    private static void start(Application application) throws IOException {
        Path folder = Folders.empty(FOLDER.resolve(application.title()));
        Launch launch = CONTAINER.prepare(application, folder, ServerProcess.freePort());
        ServerLog log = new ServerLog(FOLDER.resolve(application.title() + ".log"));
        long begun = System.nanoTime();
        try {
            process = ServerProcess.start(launch, folder, log.file());
            deployed = application.guarded() ? awaitDeployment(launch, log) : awaitUnguarded(launch, log);
        } finally {
            noteStart(application, Duration.ofNanos(System.nanoTime() - begun));
        }
        current = application;
    }

    /** For who wants to know how much of the tests' time is that of starting servers. */
    private static void noteStart(Application application, Duration took) throws IOException {
        Files.writeString(
                FOLDER.resolve("starts.txt"),
                application.title() + "\t" + took.toMillis() + " ms\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static Deployed awaitDeployment(Launch launch, ServerLog log) {
        Admin admin = new Admin(launch.root().resolve("api/"));
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            // Asked first: what it has printed before its end is in the log then.
            boolean ended = !process.isAlive();
            Optional<HttpResponse<String>> listing = Http.tryGet(admin.breakersUri(), User.VIEWER);
            if (listing.filter(it -> it.statusCode() == 200).isPresent()) {
                return new Deployed(launch.root(), Admin.breakersIn(listing.orElseThrow()), log.complaints());
            }
            if (listing.filter(it -> it.statusCode() == 403).isPresent()) {
                throw new IllegalStateException("the container does not know the viewer's role; see " + log);
            }
            if (log.refusal().or(log::refusalByCdi).isPresent()) {
                throw refused(admin, log);
            }
            if (ended) {
                throw new IllegalStateException("the container has ended; see " + log);
            }
            Eventually.pause(PAUSE);
        }
        throw new IllegalStateException("the application does not answer after " + PATIENCE + "; see " + log);
    }

    /** Of an application without a listing of breakers: its own first resource says that it is ready. */
    private static Deployed awaitUnguarded(Launch launch, ServerLog log) {
        URI ready = launch.root().resolve("api/calls");
        Eventually.get(
                PATIENCE,
                () -> Http.tryGet(ready, User.NOBODY)
                        .map(HttpResponse::statusCode)
                        .orElse(0),
                status -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the container has ended; see " + log);
                    }
                    return status == 200;
                });
        return new Deployed(launch.root(), List.of(), log.complaints());
    }

    /** Once the log has come to an end, so that the message is whole and the application would be there if it were at all. */
    private static DeploymentRefused refused(Admin admin, ServerLog log) {
        long length = -1;
        while (process.isAlive() && length != log.length()) {
            length = log.length();
            for (int i = 0; i < 10; i++) {
                Eventually.pause(PAUSE);
            }
        }
        if (Http.tryGet(admin.breakersUri(), User.VIEWER)
                .filter(it -> it.statusCode() == 200)
                .isPresent()) {
            throw new IllegalStateException("the application is refused and answers all the same; see " + log);
        }
        return new DeploymentRefused(log.refusal().or(log::refusalByCdi).orElseThrow());
    }
}
