package io.github.switchgear.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the container tests have found in one container on one Java, as they have written it down.
 *
 * @param module the folder of the container's module
 * @param container its name and version
 * @param java the feature version of Java
 * @param limit why it does not run on each version, or nothing
 * @param needs what a user has to bring beside its files, or an empty text
 * @param cdi the implementation of CDI
 * @param rest the implementation of Jakarta REST
 * @param promises each promise, and whether it holds
 * @param differences the known differences, by promise
 */
record Finding(
        Path module,
        String container,
        int java,
        Optional<String> limit,
        String needs,
        String cdi,
        String rest,
        Map<String, Boolean> promises,
        Map<String, List<String>> differences) {

    /** All that there is, in the order of the modules' names. */
    static List<Finding> all() {
        return children(Pages.ROOT.resolve("container-tests"))
                .flatMap(module -> children(module.resolve("target/tested")))
                .map(Finding::in)
                .toList();
    }

    /** The name of the module's folder. */
    String folder() {
        return module.getFileName().toString();
    }

    /** The files that the tests give the container, in the order of their names. */
    List<Path> files() {
        return filesIn(module);
    }

    /** The files that a module has for its container. */
    static List<Path> filesIn(Path module) {
        Path resources = module.resolve("src/main/resources");
        return Files.isDirectory(resources)
                ? Pages.below(resources, file -> !file.toString().contains("/META-INF/")).stream()
                        .sorted()
                        .toList()
                : List.of();
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding in(Path file) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, Boolean> promises = new LinkedHashMap<>();
        Map<String, List<String>> differences = new LinkedHashMap<>();
        String promise = "";
        for (String line : Pages.read(file).lines().toList()) {
            String what = line.substring(0, line.indexOf('\t'));
            String says = line.substring(line.indexOf('\t') + 1);
            switch (what) {
                case "holds", "fails" -> {
                    promise = says;
                    promises.put(promise, what.equals("holds"));
                }
                case "but" ->
                    differences
                            .computeIfAbsent(promise, each -> new ArrayList<>())
                            .add(says);
                default -> facts.put(what, says);
            }
        }
        return new Finding(
                file.getParent().getParent().getParent(),
                facts.get("container"),
                Integer.parseInt(facts.get("java")),
                Optional.ofNullable(facts.get("limit")),
                facts.getOrDefault("needs", ""),
                facts.get("cdi"),
                facts.get("rest"),
                promises,
                differences);
    }
}
