package io.github.switchgear.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Breakers that go through all that can happen to them are led by each cause where its row says. */
class CausesPageTest {

    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final ManualOverride FOR_A_MINUTE =
            ManualOverride.because("stocktaking").lasting(Duration.ofMinutes(1));

    private final AtomicLong nanos = new AtomicLong();
    private final List<BreakerTransition> transitions = new ArrayList<>();

    @Test
    void eachCauseLeadsWhereItsRowSays() {
        failAndRecover(BreakerSettings.builder().allowedFails(1));
        failAndRecover(BreakerSettings.builder().countWindow(1, 1, 1));
        overrideAndHandBack(breaker(BreakerSettings.builder()));
        planAndDrop(breaker(BreakerSettings.builder()));

        assertThat(led()).isEqualTo(written());
    }

    private void failAndRecover(BreakerSettings.Builder settings) {
        CircuitBreaker breaker = breaker(settings.retryTimer(RETRY));
        fail(breaker);
        pass(RETRY);
        fail(breaker);
        pass(RETRY);
        succeed(breaker);
        fail(breaker);
        breaker.reconfigure(settings.probeSuccesses(2).build());
        breaker.reset();
    }

    private void overrideAndHandBack(CircuitBreaker breaker) {
        breaker.forceOpen(FOR_A_MINUTE);
        breaker.release();
        breaker.forceClosed(FOR_A_MINUTE);
        breaker.release();
        breaker.forceOpen(FOR_A_MINUTE);
        pass(Duration.ofMinutes(1));
        breaker.forceClosed(FOR_A_MINUTE);
        pass(Duration.ofMinutes(1));
        succeed(breaker);
    }

    private void planAndDrop(CircuitBreaker breaker) {
        Instant later = breaker.snapshot().since().plus(RETRY);
        breaker.forceOpen(ManualOverride.because("stocktaking").from(later));
        breaker.release();
    }

    private CircuitBreaker breaker(BreakerSettings.Builder settings) {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", settings.build(), nanos::get);
        breaker.onTransition(transitions::add);
        return breaker;
    }

    private static void fail(CircuitBreaker breaker) {
        assertThatThrownBy(() -> breaker.call(() -> {
                    throw new IOException();
                }))
                .isInstanceOf(IOException.class);
    }

    private static void succeed(CircuitBreaker breaker) {
        assertThatCode(() -> breaker.call(() -> "in stock")).doesNotThrowAnyException();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Map<Cause, Set<String>> led() {
        return transitions.stream()
                .collect(groupingBy(
                        BreakerTransition::cause,
                        () -> new EnumMap<>(Cause.class),
                        mapping(CausesPageTest::target, toCollection(TreeSet::new))));
    }

    private static String target(BreakerTransition transition) {
        boolean stays =
                Set.of(Cause.RECONFIGURED, Cause.PLANNED, Cause.RELEASED).contains(transition.cause());
        return stays && transition.from() == transition.to()
                ? "the same state"
                : transition.to().name();
    }

    private static Map<Cause, Set<String>> written() {
        return Table.of("events.adoc", "table-causes").rows().stream()
                .collect(Collectors.toMap(
                        row -> Cause.valueOf(row.get(0)),
                        row -> new TreeSet<>(List.of(row.get(2).split(" or "))),
                        (one, other) -> one,
                        () -> new EnumMap<>(Cause.class)));
    }
}
