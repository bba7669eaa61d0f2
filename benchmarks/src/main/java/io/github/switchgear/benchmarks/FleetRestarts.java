package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether all that was decided is there again when all nodes were killed and started in another order, each with a file. */
final class FleetRestarts {

    private static final int DECISIONS = 40;
    private static final int OF = 200;
    private static final long SEED = 4711;

    private final Path jar;
    private final int rounds;
    private final FleetFigures figures;
    private final Random random = new Random(SEED);
    private final Set<Integer> forced = new TreeSet<>();

    private int beforeFirstCall;
    private int together;

    FleetRestarts(Path jar, int rounds, FleetFigures figures) {
        this.jar = jar;
        this.rounds = rounds;
        this.figures = figures;
    }

    void measure() throws IOException, InterruptedException {
        FleetFigures.inDirectory(memories -> {
            try (FleetOfFive fleet = new FleetOfFive(jar, memories).start()) {
                for (int round = 0; round < rounds; round++) {
                    decide(fleet);
                    restart(fleet);
                }
            }
        });
        line("Full restart: right before the first call", beforeFirstCall);
        line("Full restart: right when all are together", together);
    }

    private void decide(FleetOfFive fleet) throws InterruptedException {
        for (int each = 0; each < DECISIONS; each++) {
            int breaker = random.nextInt(OF);
            FleetMember member = fleet.members().get(random.nextInt(FleetOfFive.SIZE));
            boolean isReleased = forced.remove(breaker);
            if (!isReleased) {
                forced.add(breaker);
            }
            member.ask((isReleased ? "release " : "force ") + breaker);
            // The next one to decide knows of it.
            await(fleet);
        }
        for (FleetMember member : fleet.members()) {
            // Answered by the thread that writes the file.
            member.ask("states");
        }
    }

    private void restart(FleetOfFive fleet) throws IOException, InterruptedException {
        shuffled(fleet).forEach(fleet::kill);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, random);
        boolean isRight = true;
        for (int number : order) {
            isRight &= fleet.run(number).ask("").equals(expected());
        }
        beforeFirstCall += isRight ? 1 : 0;
        for (FleetMember member : fleet.members()) {
            member.ask("begin");
        }
        FleetOfFive.awaitMembers(fleet.members());
        for (FleetMember member : fleet.members()) {
            member.ask("states");
        }
        together += FleetOverrides.overrides(fleet).equals(Set.of(expected())) ? 1 : 0;
        await(fleet);
    }

    private List<FleetMember> shuffled(FleetOfFive fleet) {
        List<FleetMember> members = new ArrayList<>(fleet.members());
        Collections.shuffle(members, random);
        return members;
    }

    private void await(FleetOfFive fleet) throws InterruptedException {
        FleetOfFive.await(() -> FleetOverrides.overrides(fleet).equals(Set.of(expected())));
    }

    private String expected() {
        return forced.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void line(String what, int right) {
        figures.line(what, right + " of " + rounds, "all", right == rounds);
    }
}
