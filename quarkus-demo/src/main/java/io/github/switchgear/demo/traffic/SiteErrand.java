package io.github.switchgear.demo.traffic;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.demo.downstream.Downstream;
import io.github.switchgear.demo.shop.ServerErrorException;
import io.github.switchgear.demo.shop.WarehouseClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks one site of the warehouse after the other: each is judged by itself, and every exception counts. */
@ApplicationScoped
class SiteErrand implements Errand {
    private final Rotation<String> sites = new Rotation<>(Downstream.SITES);
    private final WarehouseClient warehouse;

    @Inject
    SiteErrand(WarehouseClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String breaker() {
        return "warehouse";
    }

    @Override
    public Verdict run() throws Exception {
        String site = sites.next();
        try {
            return Verdict.succeeded(warehouse.stock(site).pallets() + " pallets at " + site);
        } catch (BreakerOpenException rejected) {
            return Verdict.rejected(rejected).at(site);
        } catch (ServerErrorException down) {
            return Verdict.failed(down).at(site);
        }
    }

    @Override
    public Verdict judge(Exception thrown) {
        return Verdict.failed(thrown);
    }
}
