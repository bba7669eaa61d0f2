package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a breaker's calls, and what can be read from a file. */
@ExtendWith(CapturedLog.class)
class RecordingTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().allowedFails(2).build(), ticker);

    private static Recording read(String lines) {
        return Recording.read(new StringReader(lines));
    }

    private RecordedCall last() {
        var calls = breaker.recording().orElseThrow().all();
        return calls.get(calls.size() - 1);
    }

    @Test
    void aBreakerKeepsNothingUnlessItIsTold() {
        Calls.succeed(breaker);

        assertThat(breaker.recording()).isEmpty();
        assertThat(breaker.recordLimit()).isZero();
        assertThat(breaker.recorded()).isZero();
    }

    @Test
    void aCallIsKeptWithItsEndItsDurationAndItsOutcome() throws Exception {
        breaker.record(10);

        String unused = breaker.call(() -> {
            ticker.advance(Duration.ofMillis(7));
            return "fine";
        });

        assertThat(last().ended()).isEqualTo(ticker.getAsLong());
        assertThat(last().nanos()).isEqualTo(Duration.ofMillis(7).toNanos());
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.SUCCEEDED);
        assertThat(breaker.recorded()).isEqualTo(1);
        assertThat(breaker.recordLimit()).isEqualTo(10);
    }

    @Test
    void eachKindOfEndIsKept() {
        breaker.record(10);

        Calls.fail(breaker);
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.FAILED);
        Calls.beNeutral(breaker);
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.NEUTRAL);
        Calls.fail(breaker);
        Calls.beRejected(breaker);
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.REJECTED);
        assertThat(last().nanos()).isZero();
        assertThat(breaker.recorded()).isEqualTo(4);
    }

    @Test
    void whatAValidatorRejectsAndWhatIsTooSlowHasFailed() throws Exception {
        breaker.reconfigure(Calls.settings()
                .allowedFails(9)
                .validator(result -> !"bad".equals(result))
                .slowCall(Duration.ofMillis(5))
                .build());
        breaker.record(10);

        String bad = breaker.call(() -> "bad");
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.FAILED);
        Calls.succeed(breaker);
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.SUCCEEDED);
        String late = breaker.call(() -> {
            ticker.advance(Duration.ofMillis(6));
            return "late";
        });
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.FAILED);
        assertThat(bad + late).isEqualTo("badlate");
    }

    @Test
    void aValidatorWithABugIsNeutral() {
        breaker.reconfigure(Calls.settings()
                .validator(result -> {
                    throw new IllegalStateException("bug");
                })
                .build());
        breaker.record(10);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> breaker.call(() -> "fine"));

        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.NEUTRAL);
    }

    @Test
    void anAsynchronousCallIsKeptWhenItCompletes() {
        breaker.record(10);
        CompletableFuture<String> action = new CompletableFuture<>();
        CompletableFuture<String> call = breaker.callAsync(() -> action);
        assertThat(breaker.recorded()).isZero();

        ticker.advance(Duration.ofSeconds(3));
        assertThat(action.completeExceptionally(new ConnectException("down"))).isTrue();

        assertThat(call).isCompletedExceptionally();
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.FAILED);
        assertThat(last().nanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void anAsynchronousCallWithoutAStageHasFailedAndACancelledOneIsNeutral() {
        breaker.record(10);

        CompletableFuture<String> none = breaker.<String>callAsync(() -> null);
        assertThat(none).isCompletedExceptionally();
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.FAILED);

        assertThat(breaker.callAsync(CompletableFuture::new).cancel(true)).isTrue();
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.NEUTRAL);

        CompletableFuture<String> cancelled =
                breaker.callAsync(() -> CompletableFuture.failedFuture(new CancellationException()));
        assertThat(cancelled).isCompletedExceptionally();
        assertThat(last().outcome()).isEqualTo(RecordedCall.Outcome.NEUTRAL);
        assertThat(breaker.recorded()).isEqualTo(3);
    }

    @Test
    void aCallInsideAnotherBelongsToThat() throws Exception {
        breaker.record(10);

        String unused = breaker.call(() -> breaker.call(() -> "inside"));

        assertThat(breaker.recorded()).isEqualTo(1);
    }

    @Test
    void onlyTheLatestAreKept() {
        breaker.record(3);
        for (int i = 0; i < 500; i++) {
            ticker.advance(Duration.ofMillis(1));
            Calls.succeed(breaker);
        }

        Recording recording = breaker.recording().orElseThrow();

        assertThat(recording.calls()).isEqualTo(3);
        assertThat(breaker.recorded()).isEqualTo(3);
        assertThat(Duration.between(
                        recording.begin().orElseThrow(), recording.end().orElseThrow()))
                .isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void anotherRecordingDropsTheFirstAndNoneFreesIt() {
        breaker.record(10);
        Calls.succeed(breaker);
        breaker.record(20);
        assertThat(breaker.recorded()).isZero();
        assertThat(breaker.recordLimit()).isEqualTo(20);

        breaker.record(0);

        assertThat(breaker.recording()).isEmpty();
    }

    @Test
    void itGoesOnUnderOtherSettingsWhichAreTheVeryOnesThatWereGiven() {
        BreakerSettings others = Calls.settings().allowedFails(7).build();
        breaker.record(10);
        breaker.reconfigure(others);

        Calls.succeed(breaker);

        assertThat(breaker.settings()).isSameAs(others);
        assertThat(breaker.recorded()).isEqualTo(1);
        breaker.record(0);
        assertThat(breaker.settings()).isSameAs(others);
    }

    @Test
    void aBreakerThatKeepsItsCallsIsChangedInNothing() {
        Calls.fail(breaker);
        BreakerSnapshot before = breaker.snapshot();

        breaker.record(10);

        assertThat(breaker.snapshot()).isEqualTo(before);
        assertThat(breaker.history()).isEmpty();
    }

    @Test
    void aCallThatWasRunningBeforeIsNotKept() {
        RunningCall running = RunningCall.of(breaker);
        breaker.record(10);

        running.succeed();

        assertThat(breaker.recorded()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100_001})
    void outOfBoundsItIsRefused(int calls) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker.record(calls))
                .withMessage("record must be from 0 to 100000 but is " + calls);
        assertThat(breaker.recordLimit()).isZero();
    }

    @Test
    void asManyAsAllowedAreKept() {
        breaker.record(Recording.MOST_CALLS);

        assertThat(breaker.recordLimit()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, record must be from 0 to 100000 but is -1",
        "100001, record must be from 0 to 100000 but is 100001",
        "5k, record must be a whole number from 0 to 100000 but is '5k'"
    })
    void aTextThatIsNoNumberOfCallsIsRefused(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recording.calls(text))
                .withMessage(problem);
        assertThat(Recording.calls(" 5000 ")).isEqualTo(5_000);
    }

    @Test
    void aKeyThatKeepsItsCallsIsNotForgotten() {
        KeyedBreakers sites = KeyedBreakers.of("site", Calls.settings().build(), 1, ticker);
        CircuitBreaker oslo = sites.of("oslo");
        oslo.record(10);

        assertThat(sites.of("bergen")).isSameAs(sites.family());
        Calls.fail(oslo);
        assertThat(oslo.recording().orElseThrow().all()).hasSize(1);
        assertThat(sites.family().recording()).isEmpty();
        sites.family().reconfigure(Calls.settings().allowedFails(5).build());
        Calls.fail(oslo);
        assertThat(oslo.recording().orElseThrow().all()).hasSize(2);

        oslo.record(0);
        Calls.succeed(oslo);
        assertThat(sites.of("bergen")).isNotSameAs(sites.family());
    }

    @Test
    void aKeyIsRehearsedUnderTheSettingsOfItsFamily() {
        KeyedBreakers sites =
                KeyedBreakers.of("site", Calls.settings().allowedFails(2).build(), 5, ticker);
        CircuitBreaker oslo = sites.of("oslo");
        oslo.record(10);
        Calls.fail(oslo, 2);
        Calls.beRejected(oslo);

        Rehearsal.Figures figures = Rehearsal.of(oslo.recording().orElseThrow())
                .under(oslo.settings())
                .assumingFailed();

        assertThat(figures.transitions()).hasSize(1).allSatisfy(change -> {
            assertThat(change.breaker()).isEqualTo("site");
            assertThat(change.key()).isEqualTo("oslo");
        });
        assertThat(figures.rejected()).isEqualTo(1);
        assertThat(figures.unknown()).isZero();
    }

    @Test
    void linesAreCalls() {
        Recording recording = read("1000,10,succeeded\n1005,10,failed\r\n 1010 , 0 , rejected\n1020,5,neutral");

        assertThat(recording.calls()).isEqualTo(4);
        assertThat(recording.begin()).contains(Instant.ofEpochMilli(990));
        assertThat(recording.end()).contains(Instant.ofEpochMilli(1_020));
    }

    @Test
    void linesMayBeInAnyOrder() {
        assertThat(read("3000,0,succeeded\n1000,0,failed").all())
                .extracting(RecordedCall::outcome)
                .containsExactly(RecordedCall.Outcome.FAILED, RecordedCall.Outcome.SUCCEEDED);
    }

    @Test
    void aFileMayBeEmpty() {
        Recording recording = read("");

        assertThat(recording.calls()).isZero();
        assertThat(recording.begin()).isEmpty();
        assertThat(recording.end()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1000,10",
                "1000,10,SUCCEEDED",
                "1000,10,slow",
                "1000,-1,failed",
                "-1000,1,failed",
                "1000.5,1,failed",
                "1000,1,failed,more",
                "9000000000001,1,failed",
                "1000,31536000001,failed",
                "99999999999999999999,1,failed",
                "epochMillis,durationMillis,outcome"
            })
    void aBadLineIsRefusedWithItsNumber(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("1000,10,succeeded\n" + line + "\n1000,10,succeeded"))
                .withMessageStartingWith("Line 2 must be epochMillis,durationMillis,outcome, with ")
                .withMessageEndingWith("but is '" + line + "'");
    }

    @Test
    void whatCannotBeReadIsTold() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Recording.read(broken));
    }
}
