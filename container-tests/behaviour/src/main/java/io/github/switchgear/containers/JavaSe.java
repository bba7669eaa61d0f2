package io.github.switchgear.containers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * A container that is a library among others: a program in Java SE with the application on its class path. The module has the
 * program and the libraries in the folder that the system property {@code server.libraries} names.
 */
public class JavaSe implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        List<String> arguments = new ArrayList<>(application.configurationAsSystemProperties());
        arguments.addAll(List.of("-cp", classPath(application.jar(), application.libraries(), folder)));
        arguments.addAll(List.of("io.github.switchgear.containers.se.Main", Integer.toString(port)));
        return new Launch(
                VirtualMachine.command(arguments.toArray(String[]::new)), URI.create("http://localhost:" + port + "/"));
    }

    /** The jar of an application, as a file in the folder, with libraries of its own and those of the module. */
    public static String classPath(JavaArchive jar, List<Class<?>> libraries, Path folder) {
        File file = folder.resolve("shop.jar").toFile();
        jar.as(ZipExporter.class).exportTo(file);
        List<String> entries = new ArrayList<>(List.of(file.toString()));
        libraries.forEach(library -> entries.add(Libraries.with(library).toString()));
        entries.add(System.getProperty("server.libraries") + "/*");
        return String.join(File.pathSeparator, entries);
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
