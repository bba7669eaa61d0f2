package io.github.switchgear.containers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * A container as the tests need it: it is told apart from the others by how it is started, and by nothing else. Each module
 * beside this one has one implementation, which {@link java.util.ServiceLoader} finds; the test bodies are the same.
 */
public interface Container {

    /**
     * Says how to start the container with one application in it, and makes the files that this needs.
     *
     * @param application what is to be deployed
     * @param folder an empty folder, for this start alone
     * @param port where HTTP is to be served, on the loopback address
     * @throws IOException if a file cannot be made
     */
    Launch prepare(Application application, Path folder, int port) throws IOException;

    /** Where an application finds configuration in this container, in the words of the breakers' settings. */
    String sourceOfConfiguration();

    /** What it needs beside the files in its module's resources, as AsciiDoc; empty where these are all. */
    default String needs() {
        return "";
    }

    /**
     * Where the container tells its metrics in a text format of Prometheus', if it does.
     *
     * @param root of the application
     */
    default URI metrics(URI root) {
        return root.resolve("/metrics");
    }

    /**
     * Where the container tells whether the application is ready, as MicroProfile Health lays down, if it does.
     *
     * @param root of the application
     */
    default URI readiness(URI root) {
        return root.resolve("/health/ready");
    }

    /** The versions of Java that it runs on, as its own makers limit them. */
    default JavaRange java() {
        return JavaRange.ANY;
    }

    /** What this container does in another way than the rest. */
    default Set<Difference> differences() {
        return Set.of();
    }
}
