package io.github.switchgear.demo.traffic;

import io.github.switchgear.demo.shop.InventoryClient;
import io.github.switchgear.demo.shop.Reply;
import io.github.switchgear.demo.shop.Sku;
import io.github.switchgear.demo.shop.StockAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Asks for stock: the validator decides, and every exception counts. */
@ApplicationScoped
class StockErrand implements Errand {
    private final Rotation<Sku> skus = new Rotation<>(List.of(new Sku("lamp"), new Sku("kettle"), new Sku("chair")));
    private final InventoryClient inventory;
    private final StockAnswer validator;

    @Inject
    StockErrand(InventoryClient inventory, StockAnswer validator) {
        this.inventory = inventory;
        this.validator = validator;
    }

    @Override
    public String breaker() {
        return "inventory";
    }

    @Override
    public Verdict run() throws Exception {
        Sku sku = skus.next();
        Reply reply = inventory.stock(sku);
        return validator.isValid(reply)
                ? Verdict.succeeded("stock of " + sku)
                : Verdict.failed("status " + reply.status() + ", refused by the validator");
    }

    @Override
    public Verdict judge(Exception thrown) {
        return Verdict.failed(thrown);
    }
}
