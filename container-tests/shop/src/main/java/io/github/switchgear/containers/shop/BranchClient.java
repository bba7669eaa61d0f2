package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Its exceptions are judged by a bean. Calls a guarded method of its own, which is guarded on the way from outside at least. */
@ApplicationScoped
public class BranchClient {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(name = "branches", failureJudge = Outages.class)
    public String branches() {
        return warehouse.text("branches");
    }

    public String branchesFromWithin() {
        return branches();
    }
}
