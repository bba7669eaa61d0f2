package io.github.switchgear.containers;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java that runs the container. */
public final class VirtualMachine {

    private VirtualMachine() {}

    /** Its home. */
    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /** What every container's gets: little memory, and where the shop's downstream is. */
    public static List<String> arguments() {
        return List.of("-Xmx512m", "-Dwarehouse.url=" + Warehouse.INSTANCE.uri());
    }

    /**
     * A command that runs Java, with what every container's gets.
     *
     * @param arguments what follows: options and what is to be run
     */
    public static List<String> command(String... arguments) {
        return Stream.of(Stream.of(home().resolve("bin/java").toString()), arguments().stream(), Stream.of(arguments))
                .flatMap(each -> each)
                .toList();
    }
}
