package io.github.switchgear.fleet.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LaneTest {

    private final List<Parcel> sent = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();
    private final List<Throwable> misunderstandings = new ArrayList<>();
    private long nanos;
    private int renamed;

    private final Lane lane = new Lane(this::sent, () -> nanos, () -> renamed++, misunderstandings::add);

    private CompletableFuture<String> sent(Parcel parcel) {
        sent.add(parcel);
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private CompletableFuture<String> last() {
        return answers.get(answers.size() - 1);
    }

    private void known() {
        lane.greet();
        last().complete("node");
        assertThat(lane.name()).contains("node");
    }

    private static Parcel message(int number) {
        return Parcel.message(new byte[] {(byte) number});
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void aGreetingIsAnsweredWithTheName() {
        lane.greet();
        assertThat(lane.name()).isEmpty();

        last().complete("node");

        assertThat(lane.name()).contains("node");
        assertThat(renamed).isEqualTo(1);
    }

    @Test
    void whoIsBeingAskedIsNotAskedTwice() {
        lane.greet();
        lane.greet();
        last().cancel(false);

        assertThat(sent).hasSize(1);
    }

    @Test
    void whoIsNoNodeGetsNoMessageAndIsAskedAgainFromTimeToTime() {
        lane.greet();
        last().cancel(false);

        lane.send(message(1));
        assertThat(sent).hasSize(1);
        pass(Lane.AGAIN);
        Parcel message = message(2);
        lane.send(message);

        assertThat(sent).hasSize(2).doesNotContain(message);
        assertThat(misunderstandings).isEmpty();
    }

    @Test
    void oneParcelIsOnItsWayAtATime() {
        known();
        Parcel first = message(1);
        Parcel second = message(2);

        lane.send(first);
        lane.send(second);
        assertThat(sent).last().isSameAs(first);
        last().complete("node");

        assertThat(sent).last().isSameAs(second);
        assertThat(renamed).isEqualTo(1);
    }

    @Test
    void ofMoreThanCanWaitTheOldestAreDropped() {
        known();
        lane.send(message(0));
        List<Parcel> all = new ArrayList<>();
        for (int i = 0; i <= Lane.MOST_WAITING; i++) {
            all.add(message(i));
        }
        all.forEach(lane::send);

        for (int i = 0; i < Lane.MOST_WAITING; i++) {
            last().complete("node");
        }

        assertThat(sent.subList(2, sent.size())).containsExactlyElementsOf(all.subList(1, all.size()));
    }

    @Test
    void whatIsNotAnsweredIsLetGoOfAfterSomeTime() {
        known();
        lane.send(message(1));
        CompletableFuture<String> unanswered = last();
        pass(Lane.LOST.minusNanos(1));
        Parcel second = message(2);
        lane.send(second);
        assertThat(sent).doesNotContain(second);

        pass(Duration.ofNanos(1));
        lane.send(message(3));

        assertThat(sent).last().isSameAs(second);
        assertThat(unanswered).isCancelled();
        assertThat(lane.name()).contains("node");
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        known();
        lane.send(message(1));
        CompletableFuture<String> late = last();
        pass(Lane.LOST);
        Parcel second = message(2);
        lane.send(second);
        lane.send(message(3));

        late.complete("another");

        assertThat(sent).last().isSameAs(second);
        assertThat(lane.name()).contains("node");
    }

    @Test
    void aServerThatIsFrozenIsStillTheNode() {
        known();
        for (int i = 0; i <= 2 * Lane.MOST_REFUSED; i++) {
            lane.send(message(i));
            pass(Lane.LOST);
        }

        assertThat(lane.name()).contains("node");
    }

    @Test
    void whatIsLetGoOfWhileItIsBeingSentIsNotWaitedForEither() {
        List<CompletableFuture<String>> slow = new ArrayList<>();
        Lane[] held = new Lane[1];
        held[0] = new Lane(
                parcel -> {
                    CompletableFuture<String> answer = new CompletableFuture<>();
                    slow.add(answer);
                    if (slow.size() == 1) {
                        pass(Lane.LOST);
                        held[0].greet();
                    }
                    return answer;
                },
                () -> nanos,
                () -> renamed++,
                misunderstandings::add);

        held[0].greet();

        assertThat(slow).hasSize(2);
        assertThat(slow.get(0)).isCancelled();
        assertThat(slow.get(1)).isNotDone();
    }

    @Test
    void aServerThatRefusesOnceIsStillTheNode() {
        known();
        for (int i = 0; i < 2 * Lane.MOST_REFUSED; i++) {
            lane.send(message(i));
            if (i % 2 == 0) {
                last().cancel(false);
            } else {
                last().complete("node");
            }
        }

        assertThat(lane.name()).contains("node");
    }

    @Test
    void whoAnswersWithoutANameIsLeaving() {
        known();
        lane.send(message(1));
        lane.send(message(2));

        last().complete("");

        assertThat(lane.name()).isEmpty();
        assertThat(sent).hasSize(2);
        assertThat(renamed).isEqualTo(2);
    }

    @Test
    void whatCannotBeSentAtAllHoldsUpNothing() {
        Lane broken = new Lane(
                parcel -> {
                    throw new IOException("no way");
                },
                () -> nanos,
                () -> renamed++,
                misunderstandings::add);

        broken.greet();
        broken.greet();

        assertThat(misunderstandings).hasSize(2).allMatch(it -> it.getMessage().equals("no way"));
    }

    @Test
    void afterTheEndNothingIsSentAndNothingIsWaitedFor() throws InterruptedException {
        known();
        lane.send(message(1));
        lane.send(message(2));

        lane.close();
        lane.send(message(3));
        lane.awaitRest(nanos + Duration.ofDays(1).toNanos());

        assertThat(last()).isCancelled();
        assertThat(sent).hasSize(2);
    }

    @Test
    void whoWaitsForTheRestGoesOnWhenItHasArrived() throws InterruptedException {
        known();
        lane.send(message(1));
        Thread waiting = new Thread(() -> {
            try {
                lane.awaitRest(nanos + Duration.ofDays(1).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        last().complete("node");

        waiting.join();
        assertThat(waiting.isInterrupted()).isFalse();
    }

    @Test
    void whatWaitsBehindWhatIsOnTheWayIsTheRestToo() throws InterruptedException {
        known();
        lane.send(message(1));
        lane.send(message(2));
        Thread waiting = new Thread(() -> {
            try {
                lane.awaitRest(nanos + Duration.ofDays(1).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        last().complete("node");
        assertThat(waiting.isAlive()).isTrue();
        last().complete("node");

        waiting.join();
        assertThat(sent).hasSize(3);
    }

    @Test
    void theRestIsWaitedForUntilSomeMoment() throws InterruptedException {
        known();
        lane.send(message(1));

        lane.awaitRest(nanos);

        assertThat(last()).isNotDone();
    }
}
