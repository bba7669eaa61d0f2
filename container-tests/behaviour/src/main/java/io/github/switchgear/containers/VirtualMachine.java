package io.github.switchgear.containers;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The Java that runs the container. It is the one that runs the tests or, with {@code -Dserver.java=newer}, the newest on this
 * machine from 21 on, unless the tests have such a one themselves; and it is one that the container runs on.
 */
public final class VirtualMachine {

    private static final String KEY = "server.java";
    private static final String NEWER = "newer";
    private static final int OLDEST_OF_THE_NEWER = 21;

    private static final Optional<Jdk> JDK = jdks().filter(
                    jdk -> versionsOfTheContainer().contains(jdk.version()))
            .max(Comparator.comparing(Jdk::version));

    private VirtualMachine() {}

    /** Whether there is one; where there is not, there is nothing to be tested. */
    static boolean isThere() {
        return JDK.isPresent();
    }

    /** Whether it is another than that of the tests. */
    static boolean isNewer() {
        return NEWER.equals(System.getProperty(KEY));
    }

    /** Its home. */
    public static Path home() {
        return JDK.orElseThrow().home();
    }

    /** Its feature version. */
    public static int version() {
        return JDK.orElseThrow().version();
    }

    /**
     * What every container's gets: little memory and quick compilation, as it lives for a minute at most, where the shop's downstream is, and a common pool for stages as on a machine
     * with several processors; with one or two, Java before 25 takes new threads instead, which inherit more.
     */
    public static List<String> arguments() {
        return List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dwarehouse.url=" + Warehouse.INSTANCE.uri(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4");
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

    private static Stream<Jdk> jdks() {
        Jdk current = Jdk.current();
        if (!isNewer()) {
            return Stream.of(current);
        }
        return current.version() >= OLDEST_OF_THE_NEWER
                ? Stream.of()
                : current.neighbours().filter(jdk -> jdk.version() >= OLDEST_OF_THE_NEWER);
    }

    private static JavaRange versionsOfTheContainer() {
        return ServiceLoader.load(Container.class)
                .findFirst()
                .map(Container::java)
                .orElse(JavaRange.ANY);
    }
}
