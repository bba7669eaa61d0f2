package io.github.switchgear.admin.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.core.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoteBookTest {

    private final NoteBook book = new NoteBook();

    private Note add(String breaker, int number) {
        Note note = new Note(breaker, "note " + number, "ann", Instant.ofEpochSecond(number));
        book.add(note);
        return note;
    }

    private List<String> texts(String breaker) {
        return book.of(breaker).stream().map(Note::text).toList();
    }

    @Test
    void theNewestComesFirst() {
        add("a", 1);
        add("b", 2);
        add("a", 3);

        assertThat(texts("a")).containsExactly("note 3", "note 1");
        assertThat(texts("b")).containsExactly("note 2");
        assertThat(texts("c")).isEmpty();
    }

    @Test
    void ofOneBreakerTheLastFiftyAreKept() {
        add("b", 0);
        IntStream.range(0, 1000).forEach(i -> add("a", i));

        assertThat(texts("a")).hasSize(50).startsWith("note 999").endsWith("note 950");
        assertThat(texts("b")).hasSize(1);
    }

    @Test
    void ofAllTheLastFiveThousandAreKept() {
        IntStream.range(0, 200).forEach(i -> IntStream.range(0, 26).forEach(j -> add("breaker" + i, j)));

        long kept = IntStream.range(0, 200)
                .mapToLong(i -> texts("breaker" + i).size())
                .sum();
        assertThat(kept).isEqualTo(5000);
        assertThat(texts("breaker0")).isEmpty();
        assertThat(texts("breaker199")).hasSize(26);
    }

    @Test
    void thoseOfABreakerThatGoesGoWithIt() {
        KnownBreakers known = new KnownBreakers(System::nanoTime);
        known.add("a", true);
        known.add("b", true);
        book.follow(known);
        add("a", 1);
        add("b", 2);

        known.remove("a");

        assertThat(texts("a")).isEmpty();
        assertThat(texts("b")).hasSize(1);
    }

    @Test
    void whoFollowsIsToldOfEach() {
        List<Note> told = new ArrayList<>();
        Note first;
        try (Registration reading = book.onNote(told::add)) {
            assertThat(reading).isNotNull();
            first = add("a", 1);
        }
        add("a", 2);

        assertThat(told).containsExactly(first);
    }
}
