package io.github.switchgear.admin.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.operation.KnownBreakers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The thread itself, by the clock of the machine: what it does at the end of a step is proved without. */
class HistorySamplerTest {

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(HistorySampler.THREAD))
                .toList();
    }

    @Test
    void oneDaemonThreadLooksFromTheStartToTheEnd() {
        List<Thread> others = threads();
        HistorySampler sampler = new HistorySampler();
        sampler.of(new KnownBreakers(System::nanoTime));
        sampler.begin();

        List<Thread> running =
                threads().stream().filter(thread -> !others.contains(thread)).toList();
        assertThat(running).hasSize(1);
        assertThat(running.get(0).isDaemon()).isTrue();
        assertThat(sampler.histories().untilNextLook()).isPositive().isLessThanOrEqualTo(CallHistories.STEP.toNanos());

        sampler.stop();
        assertThat(running.get(0).isAlive()).isFalse();
    }
}
