package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RejectionListenerTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final List<BreakerOpenException> heard = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>();

    private void hear(BreakerOpenException rejection, Cause cause) {
        heard.add(rejection);
        causes.add(cause);
    }

    @Test
    void aListenerIsToldOfWhatTheCallerGets() {
        breaker.onRejection(this::hear);
        Calls.open(breaker);

        BreakerOpenException first = Calls.beRejected(breaker);
        BreakerOpenException second = Calls.beRejected(breaker);

        assertThat(heard).containsExactly(first, second);
    }

    @Test
    void nobodyIsToldOfACallThatIsLetThrough() {
        breaker.onRejection(this::hear);

        Calls.succeed(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);

        assertThat(heard).isEmpty();
    }

    @Test
    void aRejectionIsToldOnTheCallingThreadAfterItIsCounted() {
        List<Thread> threads = new ArrayList<>();
        List<Long> counted = new ArrayList<>();
        breaker.onRejection((rejection, cause) -> {
            threads.add(Thread.currentThread());
            counted.add(breaker.snapshot().totals().rejected());
        });
        Calls.open(breaker);

        Calls.beRejected(breaker);
        Calls.beRejected(breaker);

        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(counted).containsExactly(1L, 2L);
    }

    @Test
    void aRejectionIsToldAlsoWhereAFallbackAnswers() throws Exception {
        breaker.onRejection(this::hear);
        Calls.open(breaker);

        assertThat(breaker.call(() -> "let through", failure -> "instead")).isEqualTo("instead");

        assertThat(heard).hasSize(1);
    }

    @Test
    void anAsynchronousRejectionIsToldBeforeTheCallReturns() {
        breaker.onRejection(this::hear);
        Calls.open(breaker);

        CompletableFuture<String> call = breaker.callAsync(() -> CompletableFuture.completedFuture("let through"));

        assertThat(heard).hasSize(1);
        assertThat(call.handle((value, rejection) -> rejection).join()).isSameAs(heard.get(0));
    }

    @Test
    void theCauseIsThatOfTheTransitionIntoTheState() {
        breaker.onRejection(this::hear);
        Calls.open(breaker);
        Calls.beRejected(breaker);

        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);
        Calls.beRejected(breaker);
        probe.fail();
        Calls.beRejected(breaker);

        breaker.forceOpen(ManualOverride.because("test"));
        Calls.beRejected(breaker);

        assertThat(causes)
                .containsExactly(Cause.FAILURES_REACHED, Cause.RETRY_TIME_PASSED, Cause.PROBE_FAILED, Cause.FORCED);
    }

    @Test
    void whatLeavesTheStateAsItIsIsNoCause() {
        breaker.onRejection(this::hear);
        Calls.open(breaker);
        breaker.reconfigure(Calls.settings().allowedFails(7).build());

        Calls.beRejected(breaker);

        assertThat(causes).containsExactly(Cause.FAILURES_REACHED);
    }

    @Test
    void aBreakerThatRampsUpRejectsBecauseItsProbeSucceeded() throws Exception {
        CircuitBreaker ramping = CircuitBreaker.of(
                "ramping", Calls.settings().rampUp(Duration.ofHours(1)).build(), ticker);
        ramping.onRejection(this::hear);
        Calls.open(ramping);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(ramping);

        for (int call = 0; call < 20; call++) {
            assertThat(ramping.call(() -> "fine", failure -> "instead")).isIn("fine", "instead");
        }

        assertThat(causes).isNotEmpty().containsOnly(Cause.PROBE_SUCCEEDED);
        assertThat(heard).extracting(BreakerOpenException::state).containsOnly(BreakerState.CLOSED);
    }

    @Test
    void theListenersOfAFamilyHearOfEachKey() {
        KeyedBreakers sites = KeyedBreakers.of("warehouse", Calls.settings().build(), 10, ticker);
        sites.family().onRejection(this::hear);
        List<BreakerOpenException> heardOfOslo = new ArrayList<>();
        sites.of("oslo").onRejection((rejection, cause) -> heardOfOslo.add(rejection));
        Calls.open(sites.of("oslo"));
        Calls.open(sites.of("bergen"));

        BreakerOpenException oslo = Calls.beRejected(sites.of("oslo"));
        BreakerOpenException bergen = Calls.beRejected(sites.of("bergen"));
        sites.family().forceOpen(ManualOverride.because("test"));
        BreakerOpenException family = Calls.beRejected(sites.family());

        assertThat(heard).containsExactly(oslo, bergen, family);
        assertThat(heardOfOslo).containsExactly(oslo);
    }

    @Test
    void aKeyRejectsByWhatWasDoneToItsFamily() {
        KeyedBreakers sites = KeyedBreakers.of("warehouse", Calls.settings().build(), 10, ticker);
        sites.family().onRejection(this::hear);
        Calls.open(sites.of("oslo"));
        sites.family().forceOpen(ManualOverride.because("test"));

        Calls.beRejected(sites.of("oslo"));
        Calls.beRejected(sites.of("bergen"));
        sites.family().release();
        RunningCall probe = RunningCall.of(sites.of("oslo"));
        Calls.beRejected(sites.of("oslo"));
        probe.succeed();

        assertThat(causes).containsExactly(Cause.FORCED, Cause.FORCED, null);
    }

    @Test
    void aThrowingListenerHarmsNeitherTheRejectionNorTheOthers() {
        IllegalStateException bug = new IllegalStateException("bug");
        breaker.onRejection((rejection, cause) -> {
            throw bug;
        });
        breaker.onRejection((rejection, cause) -> {
            throw new AssertionError("bug");
        });
        breaker.onRejection(this::hear);
        Calls.open(breaker);

        BreakerOpenException rejection = Calls.beRejected(breaker);

        assertThat(heard).containsExactly(rejection);
        assertThat(rejection.getSuppressed()).isEmpty();
        assertThat(log.records())
                .filteredOn(line -> line.getThrown() != null)
                .extracting(LogRecord::getMessage)
                .containsOnly("A listener of breaker 'inventory' failed at a rejection (OPEN)");
    }

    /** Rejections come in masses. */
    @Test
    void aListenerThatAlwaysThrowsIsAnErrorInTheLogOnceOnly() {
        breaker.onRejection((rejection, cause) -> {
            throw new IllegalStateException("bug");
        });
        Calls.open(breaker);

        for (int call = 0; call < 5; call++) {
            Calls.beRejected(breaker);
        }

        assertThat(log.records())
                .filteredOn(line -> line.getThrown() != null)
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.SEVERE, Level.FINE, Level.FINE, Level.FINE, Level.FINE);
    }

    @Test
    void aClosedRegistrationHearsNoMore() {
        Registration first = breaker.onRejection(this::hear);
        Registration second = breaker.onRejection(this::hear);
        Calls.open(breaker);
        Calls.beRejected(breaker);
        assertThat(heard).hasSize(2);

        first.close();
        first.close();
        Calls.beRejected(breaker);
        assertThat(heard).hasSize(3);

        second.close();
        Calls.beRejected(breaker);
        assertThat(heard).hasSize(3);
    }

    @Test
    void aListenerMayEndItsOwnRegistration() {
        List<Registration> registrations = new ArrayList<>();
        registrations.add(breaker.onRejection((rejection, cause) -> {
            heard.add(rejection);
            registrations.get(0).close();
        }));
        Calls.open(breaker);

        Calls.beRejected(breaker);
        Calls.beRejected(breaker);

        assertThat(heard).hasSize(1);
    }

    @Test
    void aRejectionAllocatesItselfAloneWhereNobodyListens() throws Exception {
        CircuitBreaker untold = CircuitBreaker.of("untold", Calls.settings().build());
        untold.onRejection((rejection, cause) -> {}).close();
        Calls.open(untold);

        assertThat(perRejection(untold)).isEqualTo(56);
    }

    /** Two iterators, where the compiler does not spare them. */
    @Test
    void aRejectionThatIsToldAllocatesLittleMore() throws Exception {
        CircuitBreaker told = CircuitBreaker.of("told", Calls.settings().build());
        told.onRejection((rejection, cause) -> {});
        Calls.open(told);

        assertThat(perRejection(told)).isBetween(56L, 56L + 64L);
    }

    private static long perRejection(CircuitBreaker breaker) throws Exception {
        return Allocated.perCall(() -> {
            try {
                return breaker.call(() -> "let through");
            } catch (BreakerOpenException rejection) {
                return rejection;
            }
        });
    }

    @Test
    void noListenerIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> breaker.onRejection(null));
    }
}
