package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.docs.AdoptionAnswers.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an application answers with the container's breakers and with Switchgear's is what the container tests have found, as far as these have run before. */
class AdoptionPageTest {

    private static final String PAGE = "_microprofile-answers.adoc";
    private static final Path WRITTEN = Pages.HERE.resolve("microprofile-answers");
    private static final Path MODULES = Pages.ROOT.resolve("container-tests");

    private static final String RENEW =
            "If the container tests are right: cp container-tests/*/target/adoption/*.txt src-docs/microprofile-answers/,"
                    + " and then cp src-docs/target/" + PAGE + " src-docs/";

    private static Stream<Path> found() {
        return AdoptionAnswers.files(MODULES)
                .flatMap(module -> AdoptionAnswers.files(module.resolve("target/adoption")));
    }

    @Test
    void eachContainerHasAnsweredWhatIsWritten() {
        assertThat(found())
                .as(RENEW)
                .allSatisfy(file -> assertThat(file)
                        .hasSameTextualContentAs(
                                WRITTEN.resolve(file.getFileName().toString())));
    }

    @Test
    void thePageIsMadeOfWhatIsWritten() throws IOException {
        String page = new AdoptionPage(AdoptionAnswers.in(WRITTEN)).text();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", PAGE), page);

        assertThat(Pages.read(Pages.HERE.resolve(PAGE))).as(RENEW).isEqualTo(page);
    }

    @Test
    void whatIsNotTheSameIsExplained() {
        assertThat(AdoptionAnswers.in(WRITTEN))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.all())
                        .allSatisfy(
                                answer -> assertThat(answer.because().isEmpty()).isEqualTo(answer.isSame())));
    }

    private static Answer answer(String before, String adopted, String guardian, String because) {
        return new Answer("rules", "Rules.one", "`one`", "F S", before, adopted, guardian, because);
    }

    private static String page(Answer one, Answer other) {
        return new AdoptionPage(
                        List.of(new AdoptionAnswers("One", List.of(one)), new AdoptionAnswers("Other", List.of(other))))
                .text();
    }

    @Test
    void containersThatAnswerAlikeStandTogether() {
        Answer answer = answer("F S / 2", "F OPEN / 1", "switchgear", "it is mended");

        assertThat(page(answer, answer))
                .contains("| `one`\n| `pass:c[F S]`\n| *One, Other*: its own `pass:c[F S / 2]`, this one"
                        + " `pass:c[F OPEN / 1]`: it is mended\n");
    }

    @Test
    void whatIsTheSameInAllIsSaidOnce() {
        Answer answer = answer("F S / 2", "F S / 2", "switchgear", "");

        assertThat(page(answer, answer)).contains("| `one`\n| `pass:c[F S]`\n| `pass:c[F S / 2]`\n");
    }

    @Test
    void whatAContainerKeepsIsSaidToBeKept() {
        assertThat(page(answer("F S / 2", "F S / 2", "container", ""), answer("F F / 2", "F F / 2", "switchgear", "")))
                .contains("| *One*: `pass:c[F S / 2]`, kept\n\n*Other*: `pass:c[F F / 2]`\n");
    }
}
