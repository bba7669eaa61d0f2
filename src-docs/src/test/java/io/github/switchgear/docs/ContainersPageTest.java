package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cell says on which JDKs a promise holds, and in what the container differs. */
class ContainersPageTest {

    private static final String FIRST = "What is first";
    private static final String SECOND = "What is second";

    private static Finding on(int java, boolean first, Map<String, List<String>> differences) {
        return new Finding(
                Path.of("nowhere"),
                "Server 1",
                java,
                Optional.of("newer ones are refused"),
                "a program",
                "Weld 5",
                "Jersey 3",
                Map.of(FIRST, first, SECOND, true),
                differences);
    }

    @Test
    void aContainersRowHasItsPartsAndWhyItRunsOnSomeJdksOnly() {
        assertThat(new ContainersPage(List.of(on(21, true, Map.of()), on(17, true, Map.of()))).text())
                .contains(
                        "| Server 1\n| Weld 5\n| Jersey 3\n| 17, 21 footnote:[newer ones are refused]\n| a program\n");
    }

    @Test
    void aPromiseHoldsOnTheJdksOnWhichItsTestsHavePassed() {
        assertThat(new ContainersPage(List.of(on(17, true, Map.of()), on(25, false, Map.of()))).text())
                .contains("| " + FIRST + "\n| 17\n")
                .contains("| " + SECOND + "\n| 17, 25\n");
    }

    @Test
    void aPromiseThatHoldsOnNoneIsDenied() {
        assertThat(new ContainersPage(List.of(on(17, false, Map.of()))).text()).contains("| " + FIRST + "\n| no\n");
    }

    @Test
    void aDifferenceStandsInTheCellOfItsPromise() {
        assertThat(new ContainersPage(List.of(on(17, true, Map.of(FIRST, List.of("it is slow"))))).text())
                .contains("| " + FIRST + "\n| differs: 17 footnote:[it is slow]\n")
                .contains("| " + SECOND + "\n| 17\n");
    }
}
