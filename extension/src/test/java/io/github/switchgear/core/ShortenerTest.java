package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortenerTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @Test
    void whatIsLeftIsWhatTheFailureNeeds() {
        assertThat(Shortener.shortest(HUNDRED, list -> list.containsAll(List.of(3, 47, 98))))
                .containsExactly(3, 47, 98);
    }

    @Test
    void nothingIsLeftWhereNothingIsNeeded() {
        assertThat(Shortener.shortest(HUNDRED, list -> true)).isEmpty();
    }

    @Test
    void everythingStaysWhereEverythingIsNeeded() {
        assertThat(Shortener.shortest(HUNDRED, list -> list.size() == 100)).isEqualTo(HUNDRED);
    }
}
