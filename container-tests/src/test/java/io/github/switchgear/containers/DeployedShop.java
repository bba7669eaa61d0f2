package io.github.switchgear.containers;

import io.github.switchgear.containers.Warehouse.Behaviour;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop, deployed to the server and used from outside; its warehouse is healthy at first. */
@ExtendWith(ArquillianExtension.class)
abstract class DeployedShop {

    final Warehouse warehouse = Warehouse.INSTANCE;

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Wars.shop();
    }

    @BeforeEach
    void theWarehouseIsHealthy() {
        warehouse.becomes(Behaviour.HEALTHY);
    }

    final URI api() {
        return URI.create(deployed + "api/");
    }

    final Admin admin() {
        return new Admin(api());
    }

    final HttpResponse<String> call(String path) {
        return Http.get(api().resolve(path), User.NOBODY);
    }

    final HttpResponse<String> stock() {
        return call("inventory/bolt");
    }

    final void tripInventory() {
        warehouse.becomes(Behaviour.BROKEN);
        for (int failure = 0; failure < 3; failure++) {
            stock();
        }
    }
}
