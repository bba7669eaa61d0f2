package io.github.switchgear.containers;

import static java.util.Objects.requireNonNull;

import io.github.switchgear.containers.golden.GoldenApplication;
import io.github.switchgear.containers.misused.BothLists;
import io.github.switchgear.containers.shop.ShopApplication;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed. Nothing but the two jars in WEB-INF/lib, unchanged, and no beans.xml: as little as a user may do. */
final class Wars {

    private Wars() {}

    /** The shop, with lines of configuration in MicroProfile Config's file. */
    static WebArchive shop(String... configuration) {
        String warehouse = "warehouse.url=" + Warehouse.INSTANCE.uri() + "\n";
        return withSwitchgear("shop.war")
                .addPackage(ShopApplication.class.getPackage())
                .addAsResource(
                        new StringAsset(warehouse + String.join("\n", configuration)),
                        "META-INF/microprofile-config.properties");
    }

    /** An application that leaves rejections to the admin module. */
    static WebArchive golden() {
        return withSwitchgear("golden.war")
                .addPackage(GoldenApplication.class.getPackage())
                .addAsResource(
                        new StringAsset("switchgear.admin.map-rejections=true"),
                        "META-INF/microprofile-config.properties");
    }

    static WebArchive misused() {
        return withSwitchgear("misused.war").addPackage(BothLists.class.getPackage());
    }

    private static WebArchive withSwitchgear(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibraries(builtJar("extension.jar"), builtJar("admin-ui.jar"))
                .setWebXML("web.xml");
    }

    /** The jar that this build has made, at the path that Maven hands over. */
    private static File builtJar(String property) {
        return new File(requireNonNull(System.getProperty(property), property));
    }
}
