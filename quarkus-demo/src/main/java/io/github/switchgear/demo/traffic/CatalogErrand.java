package io.github.switchgear.demo.traffic;

import io.github.switchgear.demo.shop.CatalogClient;
import io.github.switchgear.demo.shop.NotFoundException;
import io.github.switchgear.demo.shop.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Asks for articles, one in four of which does not exist: that is allowed, and every other exception counts. */
@ApplicationScoped
class CatalogErrand implements Errand {
    private final Rotation<Sku> skus =
            new Rotation<>(List.of(new Sku("lamp"), new Sku("kettle"), new Sku("chair"), new Sku("unicorn")));
    private final CatalogClient catalog;

    @Inject
    CatalogErrand(CatalogClient catalog) {
        this.catalog = catalog;
    }

    @Override
    public String breaker() {
        return "catalog";
    }

    @Override
    public Verdict run() throws Exception {
        return Verdict.succeeded("article " + catalog.entry(skus.next()).name());
    }

    @Override
    public Verdict judge(Exception thrown) {
        return thrown instanceof NotFoundException ? Verdict.neutral(thrown) : Verdict.failed(thrown);
    }
}
