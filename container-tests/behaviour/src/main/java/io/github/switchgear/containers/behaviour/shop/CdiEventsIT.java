package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application's observers hear of every transition, whoever caused it. */
@Proves(Promise.EVENTS)
class CdiEventsIT extends ShopTest {

    @Test
    void bothKindsOfObserversSeeTheTripAndTheReset() {
        int atOnce = seen("at-once").size();
        int later = Eventually.get(() -> seen("later").size(), size -> size == atOnce);

        tripInventory();
        assertThat(seen("at-once").subList(atOnce, atOnce + 1)).containsExactly("CLOSED -> OPEN");

        admin().operate("inventory", "reset", "{}");
        assertThat(seen("at-once").subList(atOnce, atOnce + 2)).containsExactly("CLOSED -> OPEN", "OPEN -> CLOSED");

        List<String> story = Eventually.get(() -> seen("later"), seen -> seen.size() == later + 2);
        assertThat(story.subList(later, later + 2)).containsExactlyInAnyOrder("CLOSED -> OPEN", "OPEN -> CLOSED");
    }

    private List<String> seen(String how) {
        return call("seen/inventory/" + how).body().lines().toList();
    }
}
