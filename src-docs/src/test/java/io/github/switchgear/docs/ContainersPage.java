package io.github.switchgear.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the tested containers as AsciiDoc, with the files that the tests give to each of them. */
final class ContainersPage {

    private final Map<String, List<Finding>> byContainer;

    ContainersPage(List<Finding> findings) {
        byContainer = findings.stream()
                .collect(Collectors.groupingBy(Finding::container, LinkedHashMap::new, Collectors.toList()));
    }

    String text() {
        return Stream.of(
                        Stream.of("// Made from the results of the container tests; see ContainersTest."),
                        containers(),
                        Stream.of(
                                "What holds, with the versions of the JDK on which all tests of it have passed. Where a container differs, they expect it to:"),
                        promises(),
                        byContainer.values().stream().flatMap(each -> files(each.get(0))))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private Stream<String> containers() {
        Stream<String> rows = byContainer.values().stream().map(ContainersPage::container);
        return Stream.of(
                        Stream.of("[#table-containers,cols=\"3,3,3,3,4\",options=\"header\"]\n|===\n"
                                + "| Container | CDI | REST | JDK | What it needs"),
                        rows,
                        Stream.of("|==="))
                .flatMap(each -> each);
    }

    private static String container(List<Finding> onEachJava) {
        Finding any = onEachJava.get(0);
        String files = any.files().isEmpty() ? "" : "<<files-" + any.folder() + ">>";
        String needs =
                Stream.of(files, any.needs()).filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        String java = versions(onEachJava)
                + any.limit().map(it -> " footnote:[" + it + "]").orElse("");
        return row(List.of(any.container(), any.cdi(), any.rest(), java, needs));
    }

    private Stream<String> promises() {
        Collection<String> all = byContainer.values().stream()
                .flatMap(List::stream)
                .flatMap(each -> each.promises().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.of(
                        Stream.of("[#table-promises.upright,cols=\"6" + ",2".repeat(byContainer.size())
                                + "\",options=\"header\"]\n|===\n"
                                + "| What is promised | " + String.join(" | ", byContainer.keySet())),
                        all.stream().map(this::promise),
                        Stream.of("|==="))
                .flatMap(each -> each);
    }

    private String promise(String promise) {
        List<String> cells = new ArrayList<>(List.of(promise));
        byContainer.values().forEach(onEachJava -> cells.add(cell(promise, onEachJava)));
        return row(cells);
    }

    private static String cell(String promise, List<Finding> onEachJava) {
        String held = versions(onEachJava.stream()
                .filter(each -> each.promises().getOrDefault(promise, false))
                .toList());
        List<String> differences = onEachJava.get(0).differences().getOrDefault(promise, List.of());
        return differences.stream()
                .map(difference -> " footnote:[" + difference + "]")
                .collect(Collectors.joining(
                        "", (differences.isEmpty() ? "" : "differs: ") + (held.isEmpty() ? "no" : held), ""));
    }

    private static String versions(List<Finding> findings) {
        return findings.stream()
                .map(Finding::java)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> "| " + cell).collect(Collectors.joining("\n"));
    }

    private static Stream<String> files(Finding finding) {
        if (finding.files().isEmpty()) {
            return Stream.of();
        }
        Stream<String> listings = finding.files().stream()
                .map(file -> "." + file.getFileName() + "\n[source," + language(file) + "]\n----\ninclude::"
                        + Pages.HERE.relativize(file) + "[]\n----");
        return Stream.concat(
                Stream.of("[#files-" + finding.folder() + ",reftext=its files]\n=== " + finding.container()), listings);
    }

    private static String language(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("txt|conf", "text");
    }
}
