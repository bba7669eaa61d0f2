package io.github.switchgear.demo.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SearchEngineTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SearchEngine engine = new SearchEngine(nanos::get);

    private int answersOf(int requests) {
        int answers = 0;
        for (int i = 0; i < requests; i++) {
            answers += engine.answers() ? 1 : 0;
        }
        return answers;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void restart() {
        engine.restart();
        pass(SearchEngine.START);
    }

    @Test
    void warmItBearsFortyRequestsASecond() {
        for (int second = 0; second < 10; second++) {
            assertThat(answersOf(SearchEngine.WARM)).isEqualTo(SearchEngine.WARM);
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void whileItStartsItAnswersNobody() {
        engine.restart();
        pass(SearchEngine.START.minusNanos(1));
        assertThat(engine.answers()).isFalse();

        pass(Duration.ofNanos(1));
        assertThat(engine.answers()).isTrue();
    }

    @Test
    void coldTheSeventhRequestOfASecondBringsItDown() {
        restart();

        assertThat(answersOf(20)).isEqualTo(6);
        pass(SearchEngine.START.minusNanos(1));
        assertThat(engine.answers()).isFalse();
    }

    @Test
    void itBearsOneMoreForEveryFiveThatItHasAnswered() {
        restart();
        for (int second = 0; second < 5; second++) {
            assertThat(answersOf(5)).isEqualTo(5);
            pass(Duration.ofSeconds(1));
        }

        assertThat(answersOf(10)).isEqualTo(10);
    }

    @Test
    void moreThanItBearsWarmBringItDownToo() {
        assertThat(answersOf(SearchEngine.WARM + 1)).isEqualTo(SearchEngine.WARM);
        pass(SearchEngine.START);

        assertThat(answersOf(20)).isEqualTo(6);
    }
}
