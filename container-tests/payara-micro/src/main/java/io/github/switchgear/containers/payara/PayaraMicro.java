package io.github.switchgear.containers.payara;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Payara Micro, alone and calling nobody. */
public final class PayaraMicro implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        Archive<?> archive = application.archive();
        Path file = folder.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile());
        for (String resource : List.of("before-start.txt", "after-start.txt", "viewer.txt", "operator.txt")) {
            Resources.copy(resource, folder.resolve(resource));
        }
        return new Launch(
                VirtualMachine.command(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-jar",
                        System.getProperty("server.jar"),
                        "--nohostaware",
                        "--noHazelcast",
                        "--disablephonehome",
                        "--rootDir",
                        folder.resolve("root").toString(),
                        "--prebootcommandfile",
                        "before-start.txt",
                        "--postbootcommandfile",
                        "after-start.txt",
                        "--port",
                        Integer.toString(port),
                        "--deploy",
                        file.toString()),
                URI.create("http://localhost:" + port + "/" + application.title() + "/"));
    }

    /** What Payara calls MicroProfile Config's file. */
    @Override
    public String sourceOfConfiguration() {
        return "Properties";
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(
                Difference.UNFINISHED_STAGES_CANCELLED,
                Difference.CLIENTS_UNKNOWN_TO_INTERCEPTORS,
                Difference.NO_DOTS_ALONE);
    }
}
