package io.github.switchgear.containers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A container as a process of the operating system, with all that it starts. */
public final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** A port of the loopback address that nobody has at the moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts it, after its build where it has one; it ends with the tests' own virtual machine at the latest.
     *
     * @return what runs, or a build that has failed and so has ended
     */
    public static ServerProcess start(Launch launch, Path folder, Path log) throws IOException {
        Files.deleteIfExists(log);
        if (!launch.build().isEmpty()) {
            ServerProcess build = start(launch.build(), launch, folder, log);
            if (build.process.onExit().join().exitValue() != 0) {
                return build;
            }
        }
        return start(launch.command(), launch, folder, log);
    }

    private static ServerProcess start(List<String> command, Launch launch, Path folder, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        ServerProcess server = new ServerProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.all().forEach(ProcessHandle::destroyForcibly)));
        return server;
    }

    /** Whether it has not ended, by itself or otherwise. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The number in the operating system of its virtual machine, which a script may have started. */
    public long virtualMachine() {
        return all().filter(it -> it.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Ends it in order and, where that takes too long, anyway. */
    @Override
    public void close() {
        Stream.Builder<ProcessHandle> stopping = Stream.builder();
        all().forEach(it -> {
            it.destroy();
            stopping.add(it);
        });
        stopping.build().forEach(ServerProcess::awaitEnd);
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
