package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The application's observers hear of every transition, whoever caused it. */
class CdiEventsIT extends DeployedShop {

    private static final String STORY = "CLOSED -> OPEN\nOPEN -> CLOSED";

    @Test
    void bothKindsOfObserversSeeTheTripAndTheReset() {
        tripInventory();
        assertThat(call("seen/inventory/at-once").body()).isEqualTo("CLOSED -> OPEN");

        admin().operate("inventory", "reset", "{}");
        assertThat(call("seen/inventory/at-once").body()).isEqualTo(STORY);

        Eventually.get(
                () -> call("seen/inventory/later").body().lines().toList(),
                seen -> seen.size() == 2 && seen.containsAll(STORY.lines().toList()));
    }
}
