package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who copies a start page from top to bottom into an empty folder has a project that builds, and that is no open door. */
class StartPagesTest {

    private static String page(String project) {
        return Pages.read("start-" + project + ".adoc");
    }

    private static List<Path> files(String project) {
        Path folder = Pages.HERE.resolve("start").resolve(project);
        return Pages.below(folder, file -> !file.endsWith("output.txt")).stream()
                .map(folder::relativize)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus", "wildfly", "cdi-se"})
    void thePageHasTheWholeOfEachFileBelowItsName(String project) {
        assertThat(files(project))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(page(project))
                        .containsPattern("\n\\." + file + "(, .+)?\n\\[source,\\w+]\n----\ninclude::start/" + project
                                + "/" + file + "\\[]\n----\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus", "wildfly", "cdi-se"})
    void thePageSaysHowToGetTheVersionThatItUses(String project) {
        assertThat(page(project)).contains("include::_get.adoc[]");
        assertThat(Pages.read("_get.adoc")).contains("{version}", " install\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus", "wildfly", "cdi-se"})
    void thePageSaysHowManyFilesThereAre(String project) {
        List<String> numbers = List.of("none", "one", "two", "three", "four", "five", "six");

        assertThat(page(project))
                .contains("In an empty folder, these "
                        + numbers.get(files(project).size()) + " files.");
    }

    @Test
    void quarkusListensOnThisMachineAloneWhereAPageShowsAPassword() {
        assertThat(Pages.below(Pages.ROOT, StartPagesTest::isQuarkusConfiguration))
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        file -> assertThat(Pages.read(file)).containsPattern("(?m)^quarkus\\.http\\.host=localhost$"));
    }

    private static boolean isQuarkusConfiguration(Path file) {
        return file.endsWith("src/main/resources/application.properties")
                && Pages.read(file).matches("(?s).*(plain-text=true|\\.password=).*");
    }

    @Test
    void eachPageWithAPasswordWarnsOfIt() {
        assertThat(List.of("start-quarkus", "start-wildfly", "containers"))
                .allSatisfy(page -> assertThat(Pages.read(page + ".adoc")).containsPattern("(?m)^WARNING: .*password"));
    }
}
