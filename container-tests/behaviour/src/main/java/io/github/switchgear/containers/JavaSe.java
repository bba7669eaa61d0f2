package io.github.switchgear.containers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * A container that is a library among others: a program in Java SE with the application on its class path. The module has the
 * program and the libraries in the folder that the system property {@code server.libraries} names.
 */
public class JavaSe implements Container {

    /** The names of its jars, of which the program itself is none. */
    private static final Pattern SWITCHGEAR = Pattern.compile("switchgear-(?!container-tests)");

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        List<String> arguments = new ArrayList<>(application.configurationAsSystemProperties());
        arguments.addAll(List.of("-cp", classPath(application, application.jar(), folder)));
        arguments.addAll(List.of("io.github.switchgear.containers.se.Main", Integer.toString(port)));
        return new Launch(
                VirtualMachine.command(arguments.toArray(String[]::new)), URI.create("http://localhost:" + port + "/"));
    }

    /**
     * The jar of an application, as a file in the folder, with libraries of its own and those of the module: without Switchgear
     * where it has none, and with Fault Tolerance where it needs that.
     */
    public static String classPath(Application application, JavaArchive jar, Path folder) throws IOException {
        File file = folder.resolve("shop.jar").toFile();
        jar.as(ZipExporter.class).exportTo(file);
        List<String> entries = new ArrayList<>(List.of(file.toString()));
        application.libraryFiles().forEach(library -> entries.add(library.toString()));
        Path libraries = Path.of(System.getProperty("server.libraries"));
        if (application.guarded()) {
            entries.add(libraries + "/*");
        } else {
            entries.addAll(withoutSwitchgear(libraries));
        }
        if (application.needsFaultTolerance()) {
            entries.add(libraries.resolveSibling("fault-tolerance-libraries") + "/*");
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> withoutSwitchgear(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar ->
                            !SWITCHGEAR.matcher(jar.getFileName().toString()).lookingAt())
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String sourceOfConfiguration() {
        return "system property";
    }

    @Override
    public String needs() {
        return "<<se,a program that serves HTTP>>";
    }
}
