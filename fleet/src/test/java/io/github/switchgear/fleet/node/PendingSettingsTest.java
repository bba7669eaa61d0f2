package io.github.switchgear.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.fleet.QuietLog;
import io.github.switchgear.fleet.node.LocalSettings.LocalChange;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class PendingSettingsTest {

    private static final ManualOverride TUNED = ManualOverride.because("tuned");

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", BreakerSettings.builder().build());
    private final PendingSettings pending = new PendingSettings();

    private static BreakerSettings more(BreakerSettings settings) {
        return settings.toBuilder().allowedFails(settings.allowedFails() + 1).build();
    }

    private static BreakerSettings longer(BreakerSettings settings) {
        return settings.toBuilder().slowCall(settings.slowCall().plusMillis(1)).build();
    }

    /** Whoever is told last has not always changed it last. */
    @Test
    void theNewestOfTwoOperatorsAtOnceIsWhatIsLeft() throws Exception {
        List<UnaryOperator<BreakerSettings>> changes = List.of(PendingSettingsTest::more, PendingSettingsTest::longer);
        breaker.onTransition(change -> pending.add(breaker, change));
        for (int round = 0; round < 2_000; round++) {
            List<Thread> operators = changes.stream()
                    .map(change -> new Thread(() -> breaker.reconfigure(change, TUNED)))
                    .toList();
            operators.forEach(Thread::start);
            for (Thread operator : operators) {
                operator.join();
            }

            assertThat(pending.take().get(breaker).getLast().after()).isEqualTo(breaker.settings());
        }
    }

    @Test
    void whatIsForThisNodeAloneIsApart() {
        breaker.onTransition(change -> pending.add(breaker, change));

        breaker.reconfigure(PendingSettingsTest::more, TUNED);
        breaker.reconfigure(PendingSettingsTest::more, TUNED);
        breaker.reconfigure(PendingSettingsTest::more, TUNED.here());
        breaker.reconfigure(PendingSettingsTest::more, TUNED);

        assertThat(pending.take().get(breaker))
                .extracting(LocalChange::after)
                .extracting(BreakerSettings::allowedFails)
                .containsExactly(5, 6, 7);
        assertThat(pending.take()).isEmpty();
    }
}
