package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stages of Quarkus' managed executor, and methods of a bean that call one another, which Quarkus intercepts, too. */
class ManagedStagesIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Warehouse.class, Visitor.class, Caller.class, Breakers.class);

    @Inject
    Caller caller;

    @Inject
    Warehouse warehouse;

    @Inject
    Breakers breakers;

    @BeforeEach
    void allIsWell() {
        breakers.named("managed").reset();
        breakers.named("warehouse").reset();
    }

    @RequestScoped
    static class Visitor {

        private String name = "nobody";

        String name() {
            return name;
        }

        void comes(String visitor) {
            name = visitor;
        }
    }

    @ApplicationScoped
    static class Warehouse {

        @Inject
        ManagedExecutor executor;

        @Breaker(name = "managed", retryTimer = 600)
        CompletionStage<String> managed() {
            return executor.supplyAsync(() -> "stock");
        }

        @Breaker(name = "warehouse", allowedFails = 3, retryTimer = 600)
        String order(boolean fails) {
            return stock(fails) + " ordered";
        }

        @Breaker(name = "warehouse", allowedFails = 3, retryTimer = 600)
        String stock(boolean fails) {
            if (fails) {
                throw new IllegalStateException("out of reach");
            }
            return "stock";
        }

        @Breaker(name = "warehouse", allowedFails = 3, retryTimer = 600)
        CompletionStage<String> orderLater() {
            return stockLater().thenApply(stock -> stock + " ordered");
        }

        @Breaker(name = "warehouse", allowedFails = 3, retryTimer = 600)
        CompletionStage<String> stockLater() {
            return executor.supplyAsync(() -> "stock");
        }
    }

    @ApplicationScoped
    static class Caller {

        @Inject
        Warehouse warehouse;

        @Inject
        Visitor visitor;

        @ActivateRequestContext
        String whoAsksLater() {
            visitor.comes("alice");
            return warehouse
                    .managed()
                    .thenApplyAsync(stock -> visitor.name() + " asks for " + stock)
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void whatFollowsAManagedStageHasTheContextOfTheRequest() {
        assertThat(caller.whoAsksLater()).isEqualTo("alice asks for stock");
        assertThat(warehouse.managed().toCompletableFuture().defaultExecutor()).isInstanceOf(ManagedExecutor.class);
    }

    @Test
    void aProbeThatCallsAnotherMethodOfItsBreakerClosesIt() {
        breakers.letProbe("warehouse");

        assertThat(warehouse.order(false)).isEqualTo("stock ordered");

        assertThat(breakers.state("warehouse")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void oneFailureOfOneRequestCountsOnce() {
        Totals before = breakers.totals("warehouse");

        assertThatThrownBy(() -> warehouse.order(true)).isInstanceOf(IllegalStateException.class);

        assertThat(breakers.failures("warehouse")).isEqualTo(1);
        assertThat(breakers.totals("warehouse").failed()).isEqualTo(before.failed() + 1);
    }

    @Test
    void aStageMadeOfAnotherMethodsStageIsOneCall() {
        breakers.letProbe("warehouse");
        Totals before = breakers.totals("warehouse");

        assertThat(warehouse.orderLater().toCompletableFuture().join()).isEqualTo("stock ordered");

        assertThat(breakers.state("warehouse")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("warehouse").succeeded()).isEqualTo(before.succeeded() + 1);
    }
}
