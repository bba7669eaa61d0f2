package io.github.switchgear.containers;

import java.io.IOException;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** A container that deploys each archive that is put into a folder while it runs, and undeploys each that is taken away. */
public interface HotDeploying extends Container {

    /**
     * Says how to start the container with nothing deployed yet. An application's own root is to be below that of the launch,
     * at the name of its archive.
     *
     * @param application what is going to be deployed, for the container's own settings
     * @param folder an empty folder, for this start alone
     * @param port where HTTP is to be served, on the loopback address
     * @throws IOException if a file cannot be made
     */
    Launch prepareFor(Application application, Path folder, int port) throws IOException;

    /** The folder that it looks into, of a start that is prepared. */
    Path deployments(Path folder);

    /** What it prints when it has let go of an application whose WAR was taken away. */
    String undeployed(String name);

    @Override
    default Launch prepare(Application application, Path folder, int port) throws IOException {
        Launch launch = prepareFor(application, folder, port);
        Archive<?> archive = application.archive();
        archive.as(ZipExporter.class)
                .exportTo(deployments(folder).resolve(archive.getName()).toFile());
        return launch.below(application.title());
    }
}
