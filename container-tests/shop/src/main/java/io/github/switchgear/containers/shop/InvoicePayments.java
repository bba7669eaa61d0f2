package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The other one of two beans that share one breaker. */
@ApplicationScoped
public class InvoicePayments {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(name = "payments")
    public String payByInvoice() {
        return warehouse.text("payments/invoice");
    }
}
