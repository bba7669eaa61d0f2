package io.github.switchgear.containers.wildfly;

import io.github.switchgear.fleet.cdi.PortableFleetExtension;
import io.github.switchgear.fleet.wildfly.WildFlyChannelFactory;
import java.io.File;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The project to start from with the two jars of a fleet beside its own, on one server.
 *
 * @param server where it is
 * @param name of its archive, and of the path below which it is
 */
record FleetShop(BareWildFly server, String name) {

    private static final String INVENTORY = "breakers/inventory";

    /** Deploys it as a node of a fleet, and waits until it answers. */
    void deploy(String fleet) throws Exception {
        server.deploy(ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(BareWildFly.WAR.toFile())
                .as(WebArchive.class)
                .addAsLibraries(jar(PortableFleetExtension.class), jar(WildFlyChannelFactory.class))
                .addAsResource(
                        new StringAsset("switchgear.fleet=" + fleet), "META-INF/microprofile-config.properties"));
        await();
    }

    private static File jar(Class<?> type) {
        return new File(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** The same on its server, which is started again. */
    FleetShop startAgain() throws Exception {
        FleetShop again = new FleetShop(server.startAgain(), name);
        again.await();
        return again;
    }

    private void await() {
        server.awaitForAnn(api(INVENTORY));
    }

    void undeploy() throws Exception {
        server.undeploy(name + ".war");
    }

    /** The fleet as it is seen here. */
    String fleet() {
        return server.getAsAnn(api("fleet")).body();
    }

    /** Does something to the breaker here, which is passed on. */
    HttpResponse<String> operate(String action, String reason) {
        return server.changeAsAnn("POST", api(INVENTORY + "/" + action), "{\"reason\": \"" + reason + "\"}");
    }

    /** Does something to the breaker on all nodes, and waits for them. */
    HttpResponse<String> operateAll(String action, String reason) {
        return server.changeAsAnn("POST", api("fleet/" + INVENTORY + "/" + action), "{\"reason\": \"" + reason + "\"}");
    }

    /** The breaker here. */
    String breaker() {
        return server.getAsAnn(api(INVENTORY)).body();
    }

    private String api(String path) {
        return "/" + name + "/api/switchgear/api/" + path;
    }
}
