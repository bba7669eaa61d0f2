package io.github.switchgear.benchmarks;

import io.github.switchgear.benchmarks.StartedApplication.Start;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Measures what a start of Quarkus costs, with an application that ends once it has started, and prints tables: with so many methods
 * without a breaker, with Switchgear's on each, and with SmallRye Fault Tolerance's; and with Quarkus REST, without a breaker and with
 * all that the extension brings. They start one after the other, in rounds, and of each the median counts: so what else the machine
 * does meets all of them.
 */
public final class QuarkusStart {

    private static final List<Integer> METHODS = List.of(0, 50, 1_000, 10_000);
    private static final int ROUNDS = 15;
    private static final String SWITCHGEAR = "@io.github.switchgear.Breaker";

    private static final List<Kind> KINDS = List.of(
            new Kind("nothing", "plain", ""),
            new Kind("Switchgear", "switchgear", SWITCHGEAR),
            new Kind("Fault Tolerance", "fault-tolerance", "@org.eclipse.microprofile.faulttolerance.CircuitBreaker"),
            new Kind("REST", "rest", ""),
            new Kind("the extension", "extension", SWITCHGEAR));

    private QuarkusStart() {}

    private record Kind(String title, String module, String annotation) {}

    /**
     * Measures.
     *
     * @param arguments how many rounds, if not fifteen, and then with how many methods, if not with 0, 50, 1,000 and 10,000
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        List<Integer> numbers = arguments.length < 2
                ? METHODS
                : Stream.of(arguments).skip(1).map(Integer::valueOf).toList();
        Path modules = Path.of(QuarkusStart.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("../../start")
                .normalize();
        List<List<List<Start>>> starts = new ArrayList<>();
        Path folder = Files.createTempDirectory("starts");
        try {
            for (int methods : numbers) {
                starts.add(starts(modules, Files.createDirectory(folder.resolve("" + methods)), methods, rounds));
            }
        } finally {
            delete(folder);
        }
        print("Until the application has started, ms", numbers, starts, Start::millis);
        print("Heap after that, kB", numbers, starts, start -> start.heap() / 1_000);
        print("Classes loaded", numbers, starts, Start::classes);
    }

    /** Of each kind, all of its starts. */
    private static List<List<Start>> starts(Path modules, Path folder, int methods, int rounds)
            throws IOException, InterruptedException {
        List<StartedApplication> applications = new ArrayList<>();
        List<List<Start>> starts = new ArrayList<>();
        for (Kind kind : KINDS) {
            applications.add(
                    StartedApplication.built(modules.resolve(kind.module()), folder, kind.annotation(), methods));
            starts.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int each = 0; each < applications.size(); each++) {
                starts.get(each).add(applications.get(each).start());
            }
        }
        return starts;
    }

    private static void print(
            String title, List<Integer> numbers, List<List<List<Start>>> starts, ToLongFunction<Start> figure) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-38s", title));
        KINDS.forEach(kind -> table.append(String.format(Locale.ROOT, "%17s", kind.title())));
        for (int row = 0; row < numbers.size(); row++) {
            table.append(String.format(Locale.ROOT, "%n  %,6d guarded methods              ", numbers.get(row)));
            for (List<Start> ofKind : starts.get(row)) {
                table.append(String.format(Locale.ROOT, "%,17d", median(ofKind, figure)));
            }
        }
        System.out.println(table.append(System.lineSeparator()));
    }

    private static long median(List<Start> starts, ToLongFunction<Start> figure) {
        return starts.stream().mapToLong(figure).sorted().toArray()[starts.size() / 2];
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        all.forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
