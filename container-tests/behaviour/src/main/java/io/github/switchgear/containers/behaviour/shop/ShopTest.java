package io.github.switchgear.containers.behaviour.shop;

import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Warehouse;
import io.github.switchgear.containers.Warehouse.Behaviour;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;

/** The shop, deployed to the server and used from outside; its warehouse is healthy at first and its breakers closed. */
abstract class ShopTest {

    final Warehouse warehouse = Warehouse.INSTANCE;

    @BeforeEach
    void theWarehouseIsHealthyAndEveryBreakerClosed() {
        warehouse.becomes(Behaviour.HEALTHY);
        admin().resetAll();
    }

    final Deployed deployed() {
        return Deployments.of(Application.SHOP);
    }

    final Admin admin() {
        return deployed().admin();
    }

    final HttpResponse<String> call(String path) {
        return deployed().call(path);
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
