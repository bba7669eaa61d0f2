package io.github.switchgear.containers.behaviour.adoption;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An application that MicroProfile Fault Tolerance guards is asked the same in two starts. How its breakers have answered is written
 * down.
 */
@Tag("adoption")
class AdoptionIT {

    private static final Path FOLDER = Path.of("target", "adoption");

    private static Map<Row, String> before;
    private static Map<Row, String> after;

    @BeforeAll
    static void ask() throws IOException {
        before = Answers.of(Deployments.of(Application.BEFORE_ADOPTION), Rows.all());
        write();
        after = Answers.of(Deployments.of(Application.AFTER_ADOPTION), Rows.rules());
    }

    private static void write() throws IOException {
        Files.createDirectories(FOLDER);
        String container = System.getProperty("container.name").replaceFirst(".*: ", "");
        Files.writeString(
                FOLDER.resolve(container + ".txt"),
                Rows.all().stream().map(AdoptionIT::line).collect(joining("\n", "", "\n")));
    }

    private static String line(Row row) {
        return String.join("\t", row.group(), row.method(), row.says(), row.script(), before.get(row));
    }

    @Test
    void eachPlayWasFastEnoughToTell() {
        assertThat(before.values()).isNotEmpty().noneMatch(Play::isTooSlow);
    }

    @Test
    void anotherStartAnswersTheSame() {
        assertThat(after)
                .isNotEmpty()
                .allSatisfy((row, answer) -> assertThat(answer).as(row.method()).isEqualTo(before.get(row)));
    }
}
