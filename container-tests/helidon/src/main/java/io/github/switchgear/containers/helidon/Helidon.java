package io.github.switchgear.containers.helidon;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Container;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.JavaRange;
import io.github.switchgear.containers.JavaSe;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * Helidon MP, configured in the application's jar. A bean that uses Helidon's own classes is compiled first, by the Java that runs
 * it: that of the build may be too old to read them.
 */
public final class Helidon implements Container {

    private static final String CONFIGURATION = "microprofile-config.properties";
    private static final String BEAN = "RequestExecutors.java";

    @Override
    public Launch prepare(Application application, Path folder, int port) throws IOException {
        String configuration = Resources.text(CONFIGURATION) + application.configurationAsProperties();
        JavaArchive jar = application.jar().addAsManifestResource(new StringAsset(configuration), CONFIGURATION);
        String libraries = JavaSe.classPath(application, jar, folder);
        Path beans = folder.resolve("beans");
        Resources.copy(BEAN, folder.resolve(BEAN));
        Files.createDirectories(beans.resolve("META-INF"));
        Files.createFile(beans.resolve("META-INF/beans.xml"));
        return new Launch(
                        VirtualMachine.command(
                                "-Dserver.port=" + port,
                                "-cp",
                                beans + File.pathSeparator + libraries,
                                "io.helidon.Main"),
                        URI.create("http://localhost:" + port + "/"))
                .builtBy(List.of(
                        VirtualMachine.home().resolve("bin/javac").toString(),
                        "-proc:none",
                        "-cp",
                        libraries,
                        "-d",
                        beans.toString(),
                        BEAN));
    }

    @Override
    public String sourceOfConfiguration() {
        return CONFIGURATION;
    }

    @Override
    public String needs() {
        return "<<helidon,scopes on the classes of REST>>";
    }

    @Override
    public Set<Difference> differences() {
        return Set.of(Difference.SIGNED_IN_AT_RESOURCES_ALONE);
    }

    @Override
    public JavaRange java() {
        return JavaRange.from(21, "it needs Java 21 or newer, for the virtual thread in which it serves each request");
    }
}
