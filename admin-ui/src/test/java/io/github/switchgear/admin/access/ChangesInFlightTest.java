package io.github.switchgear.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.HostileContract;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many changes are taken in at once; what that means for slow senders is proved by {@link HostileContract}. */
class ChangesInFlightTest {

    private final ChangesInFlight changes = new ChangesInFlight();

    private ChangePermit permit() {
        ChangePermit permit = new ChangePermit();
        permit.among(changes);
        return permit;
    }

    private void fill() {
        assertThat(IntStream.range(0, ChangesInFlight.MOST)).allMatch(i -> changes.enter());
    }

    @Test
    void thereIsRoomForSixteenAndNoMore() {
        fill();

        assertThat(changes.count()).isEqualTo(16);
        Thread.currentThread().interrupt();
        assertThat(changes.enter()).isFalse();
        assertThat(Thread.interrupted()).as("it says so").isTrue();
        changes.leave();
        assertThat(changes.enter()).isTrue();
    }

    @Test
    void whoComesJustTooEarlyWaitsForTheirTurn() {
        fill();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(changes::enter);

        changes.leave();

        assertThat(waiting.join()).isTrue();
        assertThat(changes.count()).isEqualTo(16);
    }

    @Test
    void aPlaceIsGivenBackOnceHoweverOftenTheRequestEnds() {
        ChangePermit permit = permit();
        assertThat(permit.take(true)).isTrue();
        assertThat(changes.count()).isEqualTo(1);

        permit.giveBack();
        permit.giveBack();

        assertThat(changes.count()).isZero();
    }

    @Test
    void whoWasNotTakenInGivesNothingBack() {
        fill();
        ChangePermit refused = permit();
        Thread.currentThread().interrupt();
        assertThat(refused.take(true)).isFalse();
        assertThat(Thread.interrupted()).isTrue();

        refused.giveBack();

        assertThat(changes.count()).isEqualTo(16);
    }

    @Test
    void rehearsalsTakeNoPlaceFromChanges() {
        for (int i = 0; i < ChangesInFlight.MOST_REHEARSALS; i++) {
            assertThat(permit().take(false)).isTrue();
        }
        ChangePermit change = permit();

        assertThat(permit().take(false)).isFalse();
        assertThat(change.take(true)).isTrue();
        assertThat(changes.count()).isEqualTo(1);
    }
}
