package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.webhook.Answer.NotNow;
import io.github.switchgear.telemetry.webhook.Answer.Refused;
import io.github.switchgear.telemetry.webhook.Answer.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time passes where the courier waits, and in a post if a test says so. Posts are written as {@code second:breaker}. */
class CourierTest {

    private static final Answer FAILED = new NotNow("HTTP status 500", null);

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final MovedTime time = new MovedTime();
    private final long start = time.getAsLong();
    private final Outbox outbox = new Outbox(Duration.ofMinutes(1), 1_000, time);
    private final List<String> posts = new ArrayList<>();
    private Function<String, Answer> answers = post -> new Taken();
    private int written;

    private final Courier courier = new Courier(
            outbox,
            message -> (message.change().breaker() + "#" + written++).getBytes(StandardCharsets.UTF_8),
            this::post,
            new Losses("https://alerts.example"),
            Pace.usual(() -> Math.nextDown(1.0)),
            time,
            nanos -> time.advance(Duration.ofNanos(nanos)));

    private Answer post(byte[] body) {
        String post = seconds() + ":" + new String(body, StandardCharsets.UTF_8);
        posts.add(post);
        return answers.apply(post);
    }

    private long seconds() {
        return Math.round(Duration.ofNanos(time.getAsLong() - start).toMillis() / 1000.0);
    }

    private void opened(String breaker) {
        outbox.changed(
                Changes.of(breaker, null, BreakerState.CLOSED, BreakerState.OPEN, Cause.FAILURES_REACHED, 1),
                () -> Long.MAX_VALUE);
    }

    private void deliverAll() throws InterruptedException {
        for (Message next = outbox.poll(); next != null; next = outbox.poll()) {
            courier.deliver(next);
        }
    }

    @Test
    void whatIsTakenIsPostedOnceAndInOrder() throws InterruptedException {
        opened("a");
        opened("b");
        deliverAll();

        assertThat(posts).containsExactly("0:a#0", "0:b#1");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatIsNotTakenIsPostedAgainAsItWasWithGrowingPausesAndTheOthersWait() throws InterruptedException {
        answers = post -> posts.size() < 5 ? FAILED : new Taken();
        opened("a");
        opened("b");
        deliverAll();

        assertThat(posts).containsExactly("0:a#0", "1:a#0", "3:a#0", "7:a#0", "15:a#0", "15:b#1");
        assertThat(log.lines()).allMatch(line -> line.startsWith("FINE "));
    }

    @Test
    void afterTenMinutesAMessageIsGivenUpAndItIsLoggedOnce() throws InterruptedException {
        answers = post -> FAILED;
        opened("a");
        deliverAll();

        assertThat(posts).first().isEqualTo("0:a#0");
        assertThat(posts).last().isEqualTo("543:a#0");
        assertThat(posts).hasSize(15);
        assertThat(seconds()).isEqualTo(600);
        assertThat(warnings())
                .containsExactly(
                        "WARNING Webhook https://alerts.example has not got 1 event since the start: HTTP status 500;"
                                + " no more is told of this until it gets one");
    }

    @Test
    void aReceiverThatIsAwayForAnHourIsAskedOnceAMinuteHoweverManyMessagesWait() throws InterruptedException {
        answers = post -> seconds() < 3_600 ? FAILED : new Taken();
        for (int minute = 0; minute < 65; minute++) {
            opened("breaker " + minute);
            while (seconds() < 60L * minute + 60) {
                Message next = outbox.poll();
                if (next == null) {
                    time.advance(Duration.ofSeconds(1));
                } else {
                    courier.deliver(next);
                }
            }
        }

        assertThat(posts)
                .filteredOn(post -> Long.parseLong(post.substring(0, post.indexOf(':'))) < 3_600)
                .hasSize(65);
        assertThat(warnings()).hasSize(1);
        assertThat(infos())
                .singleElement()
                .satisfies(
                        line -> assertThat(line)
                                .matches(
                                        "INFO Webhook https://alerts.example gets events again; it has not got \\d+ events since the start"));
    }

    @Test
    void asLongAsPostsGetThroughNoneIsTooOld() throws InterruptedException {
        answers = post -> {
            time.advance(Duration.ofSeconds(9));
            return new Taken();
        };
        for (int breaker = 0; breaker < 200; breaker++) {
            opened("breaker " + breaker);
        }
        deliverAll();

        assertThat(posts).hasSize(200);
        assertThat(seconds()).isEqualTo(1_800);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatTheReceiverRefusesIsLostAtOnceAndTheNextIsPosted() throws InterruptedException {
        answers = post -> post.contains("b") ? new Taken() : new Refused("HTTP status 401");
        opened("a");
        opened("c");
        opened("b");
        opened("d");
        deliverAll();

        assertThat(posts).containsExactly("0:a#0", "0:c#1", "0:b#2", "0:d#3");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING Webhook https://alerts.example has not got 1 event since the start: HTTP status 401;"
                                + " no more is told of this until it gets one",
                        "INFO Webhook https://alerts.example gets events again; it has not got 2 events since the start",
                        "WARNING Webhook https://alerts.example has not got 3 events since the start: HTTP status 401;"
                                + " no more is told of this until it gets one");
    }

    @Test
    void theReceiverMaySayWhenToPostAgain() throws InterruptedException {
        answers = post -> posts.size() == 1 ? new NotNow("HTTP status 429", Duration.ofSeconds(42)) : new Taken();
        opened("a");
        deliverAll();

        assertThat(posts).containsExactly("0:a#0", "42:a#0");
    }

    @Test
    void whatHasNoRoomIsCountedAndLogged() throws InterruptedException {
        for (int breaker = 0; breaker < 1_003; breaker++) {
            opened("breaker " + breaker);
        }
        deliverAll();

        assertThat(posts).hasSize(1_000).first().isEqualTo("0:breaker 3#0");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING Webhook https://alerts.example has not got 3 events since the start: more were waiting than"
                                + " there is room for; no more is told of this until it gets one",
                        "INFO Webhook https://alerts.example gets events again; it has not got 3 events since the start");
    }

    @Test
    void whatFailsByABugIsLostAndTheNextIsPosted() throws InterruptedException {
        answers = post -> {
            if (post.contains("a")) {
                throw new IllegalStateException("https://user:secret@alerts.example");
            }
            return new Taken();
        };
        opened("a");
        opened("b");
        deliverAll();

        assertThat(posts).containsExactly("0:a#0", "0:b#1");
        assertThat(warnings())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("java.lang.IllegalStateException")
                        .doesNotContain("secret"));
    }

    @Test
    void whoIsInterruptedWhileHeWaitsEnds() throws InterruptedException {
        answers = post -> FAILED;
        opened("a");
        Courier real = new Courier(
                outbox,
                message -> new byte[0],
                body -> FAILED,
                new Losses("https://alerts.example"),
                Pace.usual(() -> 0),
                System::nanoTime,
                TimeUnit.NANOSECONDS::sleep);
        Thread.currentThread().interrupt();

        assertThatThrownBy(real::run).isInstanceOf(InterruptedException.class);
        assertThat(outbox.left()).isEqualTo(1);
    }

    private List<String> warnings() {
        return log.lines().stream().filter(line -> line.startsWith("WARNING")).toList();
    }

    private List<String> infos() {
        return log.lines().stream().filter(line -> line.startsWith("INFO")).toList();
    }
}
