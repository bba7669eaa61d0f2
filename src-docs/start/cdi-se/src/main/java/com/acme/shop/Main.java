package com.acme.shop;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;

/** Breaks the warehouse, watches the breaker open, and closes it by hand. */
public class Main {

    public static void main(String[] arguments) {
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            InventoryClient inventory = container.select(InventoryClient.class).get();
            CircuitBreaker breaker = container
                    .select(BreakerRegistry.class)
                    .get()
                    .find("inventory")
                    .orElseThrow();

            for (int call = 1; call <= 4; call++) {
                ask(inventory, breaker);
            }
            inventory.switchWarehouse(true);
            breaker.reset(ManualOverride.because("the warehouse is back").by("ann"));
            ask(inventory, breaker);
            breaker.history().forEach(Main::print);
        }
    }

    private static void print(BreakerTransition change) {
        System.out.println(change.from() + " -> " + change.to() + " " + change.cause());
    }

    private static void ask(InventoryClient inventory, CircuitBreaker breaker) {
        String answer;
        try {
            answer = inventory.stock("bolt-8") + " in stock";
        } catch (IOException failure) {
            answer = "failed: " + failure.getMessage();
        } catch (BreakerOpenException rejection) {
            answer = "rejected by breaker " + rejection.breakerName();
        }
        System.out.println(answer + "; the breaker is " + breaker.state());
    }
}
