package io.github.switchgear.containers.glassfish;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** GlassFish as its embedded jar runs it, with the commands of an administrator. */
public final class GlassFish implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        Archive<?> archive = application.unconfiguredArchive();
        Path file = folder.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile());
        for (String resource : List.of("viewer.txt", "operator.txt", "login.conf")) {
            Resources.copy(resource, folder.resolve(resource));
        }
        List<String> arguments = new ArrayList<>(application.configurationAsSystemProperties());
        arguments.add("-Djava.security.auth.login.config=login.conf");
        arguments.addAll(List.of("-jar", System.getProperty("server.jar"), "--noInfo", "--port=" + port));
        Resources.text("commands.txt").lines().forEach(arguments::add);
        arguments.add("deploy " + file);
        return new Launch(
                VirtualMachine.command(arguments.toArray(String[]::new)),
                URI.create("http://localhost:" + port + "/" + application.title() + "/"));
    }

    @Override
    public String sourceOfConfiguration() {
        return "system property";
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(
                Difference.UNFINISHED_STAGES_CANCELLED,
                Difference.TIMERS_ENDED_BY_REJECTIONS,
                Difference.NO_SLASH_IN_A_KEY,
                Difference.NO_DOTS_ALONE);
    }
}
