package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Calls a guarded method of its own, which is guarded on the way from outside at least. */
@ApplicationScoped
public class BranchClient {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(name = "branches")
    public String branches() {
        return warehouse.text("branches");
    }

    public String branchesFromWithin() {
        return branches();
    }
}
