package io.github.switchgear.containers;

import java.nio.file.Path;
import java.util.List;

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
}
