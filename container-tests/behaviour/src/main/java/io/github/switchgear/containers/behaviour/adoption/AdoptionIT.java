package io.github.switchgear.containers.behaviour.adoption;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An application with MicroProfile Fault Tolerance is asked the same without Switchgear, with it, and without it again; nothing
 * else is changed. How it has answered is written down for the documentation, whose tests compare.
 */
@Tag("adoption")
class AdoptionIT {

    private static final String BEANS = "io.github.switchgear.containers.tolerance.";
    private static final Path FOLDER = Path.of("target", "adoption");
    private static final String CONTAINER = System.getProperty("container.name").replaceFirst(".*: ", "");

    private static Map<Row, String> before;
    private static Map<Row, String> adopted;
    private static Map<Row, String> after;
    private static Set<String> metricsBefore;
    private static Set<String> metricsAdopted;
    private static Set<String> listed;
    private static Set<String> kept;

    @BeforeAll
    static void askEachWithoutSwitchgearAndWithItAndWithoutItAgain() throws IOException {
        Deployed alone = Deployments.of(Application.BEFORE_ADOPTION);
        before = withoutLuck(Answers.of(alone, Rows.all()));
        metricsBefore = SpecifiedMetrics.of(alone);
        Deployed application = Deployments.of(Application.ADOPTED);
        listed = application.firstListing().stream()
                .map(breaker -> breaker.getString("name"))
                .collect(Collectors.toSet());
        kept = listed.stream()
                .filter(name -> guardian(application.admin().breaker(name)).equals("container"))
                .collect(Collectors.toSet());
        adopted = withoutLuck(Answers.of(application, Rows.all()));
        metricsAdopted = SpecifiedMetrics.of(application);
        after = Answers.of(
                Deployments.of(Application.AFTER_ADOPTION),
                Rows.rules().stream().filter(Row::isPlayedAtOnce).toList());
        write();
    }

    /** In Helidon, a method that swallows its interruption and the timeout race, whosever breaker it is. */
    private static Map<Row, String> withoutLuck(Map<Row, String> answers) {
        if (CONTAINER.equals("Helidon MP")) {
            answers.replaceAll((row, answer) -> row.script().contains("X") ? "a race" : answer);
        }
        return answers;
    }

    private static String guardian(JsonObject breaker) {
        return breaker.getString("guardedBy");
    }

    private static boolean isKept(Row row) {
        return kept.contains(BEANS + row.method());
    }

    private static void write() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(
                FOLDER.resolve(CONTAINER + ".txt"),
                Rows.all().stream().map(AdoptionIT::line).collect(joining("\n", "", "\n")));
    }

    private static String line(Row row) {
        return String.join(
                "\t",
                row.group(),
                row.method(),
                row.says(),
                row.script(),
                before.get(row),
                adopted.get(row),
                isKept(row) ? "container" : "switchgear",
                isSame(row) ? "" : reasons(row).map(Reason::says).collect(joining("; ")));
    }

    private static boolean isSame(Row row) {
        return before.get(row).equals(adopted.get(row));
    }

    /** What is kept is answered by the container. */
    private static Stream<Reason> reasons(Row row) {
        return Arrays.stream(Reason.values()).filter(reason -> !isKept(row) && reason.explains(CONTAINER, row));
    }

    @Test
    void eachPlayWasFastEnoughToTell() {
        assertThat(before.values()).isNotEmpty().noneMatch(Play::isTooSlow);
        assertThat(adopted.values()).isNotEmpty().noneMatch(Play::isTooSlow);
    }

    @Test
    void eachBreakerOfTheApplicationIsListedBeforeItsFirstCall() {
        assertThat(Rows.all())
                .filteredOn(row -> !row.method().equals("Rules.overloaded"))
                .allSatisfy(row -> assertThat(listed).contains(BEANS + row.method()));
    }

    @Test
    void whereTheContainerKeepsItsBreakerItAnswersAsBefore() {
        assertThat(Rows.all())
                .filteredOn(AdoptionIT::isKept)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(adopted.get(row)).as(row.method()).isEqualTo(before.get(row)));
    }

    @Test
    void whatIsAnsweredInAnotherWayHasAReason() {
        assertThat(Rows.all())
                .allSatisfy(row -> assertThat(reasons(row).toList().isEmpty())
                        .as("%s: %s, and with Switchgear %s", row.method(), before.get(row), adopted.get(row))
                        .isEqualTo(isSame(row)));
    }

    @Test
    @Tag("adopted-metrics")
    void whatTheSpecificationHasToBeMeasuredStillIs() {
        assertThat(metricsBefore).isNotEmpty();
        assertThat(metricsAdopted).containsAll(metricsBefore);
    }

    @Test
    void withoutSwitchgearAgainItAnswersAsItDidBefore() {
        assertThat(after)
                .isNotEmpty()
                .allSatisfy((row, answer) -> assertThat(answer).as(row.method()).isEqualTo(before.get(row)));
    }
}
