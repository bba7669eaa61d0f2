package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import io.github.switchgear.telemetry.MovedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutboxTest {

    private final MovedTime time = new MovedTime();
    private final Outbox outbox = new Outbox(Duration.ofMinutes(1), 3, time);

    private void opened(String breaker) {
        outbox.changed(
                Changes.of(breaker, null, BreakerState.CLOSED, BreakerState.OPEN, Cause.FAILURES_REACHED, 1),
                () -> Long.MAX_VALUE);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (Message next = outbox.poll(); next != null; next = outbox.poll()) {
            all.add(next.change().breaker());
        }
        return all;
    }

    @Test
    void messagesAreTakenInTheOrderInWhichThingsHappened() {
        opened("a");
        opened("b");
        opened("c");

        assertThat(all()).containsExactly("a", "b", "c");
        assertThat(outbox.displaced()).isZero();
    }

    @Test
    void whereThereIsNoRoomTheNewestTakeThePlaceOfTheOldestAndThatIsCountedOnce() {
        for (String breaker : List.of("a", "b", "c", "d", "e")) {
            opened(breaker);
        }

        assertThat(outbox.displaced()).isEqualTo(2);
        assertThat(outbox.displaced()).isZero();
        assertThat(all()).containsExactly("c", "d", "e");
    }

    @Test
    void whatHasWaitedForAQuietTimeIsThereWhenThatIsOver() {
        outbox.changed(Changes.opened(1), () -> Long.MAX_VALUE);
        outbox.changed(Changes.closed(3), () -> Long.MAX_VALUE);
        outbox.changed(Changes.opened(4), () -> Long.MAX_VALUE);
        assertThat(all()).hasSize(2);

        time.advance(Duration.ofMinutes(1).minusNanos(1));
        assertThat(outbox.poll()).isNull();
        time.advance(Duration.ofNanos(1));

        assertThat(outbox.poll())
                .satisfies(message -> assertThat(message.openings()).isOne());
    }

    @Test
    void whoTakesIsWokenByAMessage() throws Exception {
        CompletableFuture<Message> taken = new CompletableFuture<>();
        Thread taker = new Thread(() -> {
            try {
                taken.complete(outbox.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        taker.start();

        opened("a");

        assertThat(taken.get(20, TimeUnit.SECONDS).change().breaker()).isEqualTo("a");
        taker.join();
    }

    @Test
    void theOneThatIsTakenIsLeftUntilTheNextIsAskedFor() {
        opened("a");
        opened("b");
        assertThat(outbox.left()).isEqualTo(2);

        outbox.poll();
        assertThat(outbox.left()).isEqualTo(2);
        outbox.poll();
        assertThat(outbox.left()).isEqualTo(1);
        outbox.poll();
        assertThat(outbox.left()).isZero();
    }
}
