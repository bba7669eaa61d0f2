package io.github.switchgear.containers.tomee;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.JavaRange;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** TomEE as it is embedded, with its web profile; it has no MicroProfile Config. */
public final class TomEE implements Container {

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        Path war = folder.resolve("shop.war");
        application.war().as(ZipExporter.class).exportTo(war.toFile());
        Resources.copy("tomee.properties", folder.resolve("tomee.properties"));
        List<String> arguments = new ArrayList<>(application.configurationAsSystemProperties());
        arguments.addAll(List.of(
                "-cp",
                System.getProperty("server.libraries") + "/*",
                "org.apache.tomee.embedded.Main",
                "--configuration-location",
                "tomee.properties",
                "--port",
                Integer.toString(port),
                "--directory",
                folder.resolve("server").toString(),
                "--path",
                war.toString(),
                "--context",
                "/shop"));
        return new Launch(
                VirtualMachine.command(arguments.toArray(String[]::new)),
                URI.create("http://localhost:" + port + "/shop/"));
    }

    @Override
    public String sourceOfConfiguration() {
        return "system property";
    }

    @Override
    public JavaRange java() {
        return JavaRange.upTo(23, "it sets a security policy of the whole virtual machine, which JDK 24 refuses");
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.FINAL_METHODS_REFUSED_BY_CDI, Difference.NO_SLASH_IN_A_KEY);
    }
}
