package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A downstream in which each tenant has an account. */
@ApplicationScoped
public class BillingClient {

    @Inject
    Warehouse billing;

    // tag::keyedBy[]
    @Breaker(name = "billing", keyedBy = TenantOfRequest.class)
    public Answer invoice(long number) throws Exception {
        // end::keyedBy[]
        return billing.ask("invoice " + number);
    }
}
