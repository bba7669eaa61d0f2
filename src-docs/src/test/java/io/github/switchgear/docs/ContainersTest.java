package io.github.switchgear.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the tested containers say what the container tests have found, as far as these have run before. */
class ContainersTest {

    private static final String PAGE = "_containers-tested.adoc";
    private static final String FOUND = "target/" + PAGE;

    private static final String RENEW =
            "If the container tests are right, renew the page: mvn -P servers -Dnewer.java.phase=integration-test verify"
                    + " with a JDK 17 and a newer one, then cp src-docs/" + FOUND + " src-docs/";

    private static final Path MODULES = Pages.ROOT.resolve("container-tests");

    @Test
    void eachCellIsWhatTheTestsHaveFound() throws IOException {
        Files.createDirectories(Path.of(FOUND).getParent());
        Files.writeString(Path.of(FOUND), new ContainersPage(Finding.all()).text());
        List<Statement> found = Statement.in(FOUND);
        List<Statement> written = Statement.in(PAGE);

        Set<String> foundRuns = found.stream().map(Statement::run).collect(toSet());
        Set<String> writtenRuns = written.stream().map(Statement::run).collect(toSet());
        Set<String> writtenContainers =
                written.stream().map(Statement::container).collect(toSet());

        // A run that only this machine, or only another one, has a Java for cannot be compared.
        List<Statement> comparable = found.stream()
                .filter(each -> writtenRuns.contains(each.run()) || !writtenContainers.contains(each.container()))
                .toList();
        assertThat(comparable.stream().filter(each -> !written.contains(each)))
                .as("Only found. " + RENEW)
                .isEmpty();
        assertThat(written.stream().filter(each -> foundRuns.contains(each.run()) && !found.contains(each)))
                .as("Only on the page. " + RENEW)
                .isEmpty();
    }

    @Test
    void theContainersInTheTableAreThoseThatHaveAModule() {
        List<String> rows = Table.of(PAGE, "table-containers").column(0);
        List<String> names = modules()
                .map(module -> Pages.read(module.resolve("pom.xml")))
                .flatMap(pom -> Pages.matches("<name>Switchgear Container Tests: (.*)</name>", pom).stream())
                .map(name -> name.group(1))
                .toList();

        assertThat(names)
                .as(RENEW)
                .isNotEmpty()
                .hasSameSizeAs(rows)
                .allSatisfy(
                        name -> assertThat(rows).anyMatch(row -> row.matches(Pattern.quote(name) + "( \\d+\\..*)?")));
    }

    @Test
    void everyFileThatTheTestsGiveAContainerIsShown() {
        assertThat(Pages.matches("^include::([^\\[]+)\\[", Pages.read(PAGE)))
                .as(RENEW)
                .extracting(include -> Pages.HERE.resolve(include.group(1)).normalize())
                .containsExactlyInAnyOrderElementsOf(modules()
                        .flatMap(module -> Finding.filesIn(module).stream())
                        .toList());
    }

    private static Stream<Path> modules() {
        return Pages.below(MODULES, file -> file.endsWith("io.github.switchgear.containers.Container")).stream()
                .map(file -> MODULES.resolve(MODULES.relativize(file).getName(0)));
    }
}
