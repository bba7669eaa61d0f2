package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How soon an override is on all nodes that can hear of it, and how soon others know of those that cannot. */
final class FleetOverrides {

    private static final double SOON_MILLIS = 250;
    private static final double LONGEST_MILLIS = 1_000;
    private static final String SOON = "p99 250, max 1,000 ms";

    private static final double EQUAL_MILLIS = 2_000;
    private static final double JOINED_MILLIS = 2_000;
    private static final double SILENT_MILLIS = 10_000;
    private static final double KILLED_MILLIS = 2_000;

    /** Until others do without one that is frozen, and some more. */
    private static final long FROZEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int MANY = 100;
    private static final int SETTLED = 20;
    private static final int PAUSE_MILLIS = 100;

    private final Path jar;
    private final int rounds;
    private final FleetFigures figures;

    FleetOverrides(Path jar, int rounds, FleetFigures figures) {
        this.jar = jar;
        this.rounds = rounds;
        this.figures = figures;
    }

    void measure() throws IOException, InterruptedException {
        try (FleetOfFive fleet = new FleetOfFive(jar, null).start()) {
            allWell(fleet);
            oneFrozen(fleet);
            coordinatorKilled(fleet);
            lateJoiner(fleet);
            silentShown(fleet);
            killedShown(fleet);
            split(fleet);
        }
    }

    private void allWell(FleetOfFive fleet) throws InterruptedException {
        Spread first = new Spread();
        for (FleetMember member : fleet.members()) {
            first.add(override(0, member, fleet.members()));
        }
        for (FleetMember member : fleet.members()) {
            settle(member, fleet);
        }
        Spread spread = new Spread();
        for (int each = 0; each < 10 * rounds; each++) {
            FleetMember sender = fleet.members().get(each % FleetOfFive.SIZE);
            spread.add(override(each % MANY, sender, fleet.members()));
        }
        overrides("Override on all nodes", spread);
        overrides("  the first ones after the start, of each node", first);
    }

    private void oneFrozen(FleetOfFive fleet) throws IOException, InterruptedException {
        Spread spread = new Spread();
        for (int round = 0; round < Math.max(1, rounds / 10); round++) {
            FleetMember frozen = fleet.members().get(round % FleetOfFive.SIZE);
            List<FleetMember> live = fleet.others(frozen);
            frozen.freeze();
            long end = System.nanoTime() + FROZEN_NANOS;
            for (int each = 0; System.nanoTime() < end; each++) {
                spread.add(override(each % MANY, live.get(each % live.size()), live));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            frozen.thaw();
            together(fleet);
        }
        overrides("  on all live ones while one is frozen", spread);
    }

    private void coordinatorKilled(FleetOfFive fleet) throws IOException, InterruptedException {
        Spread spread = new Spread();
        for (int round = 0; round < rounds; round++) {
            FleetMember coordinator = fleet.coordinator();
            FleetMember sender = fleet.others(coordinator).get(round % (FleetOfFive.SIZE - 1));
            fleet.kill(coordinator);
            spread.add(override(round % MANY, sender, fleet.members()));
            FleetMember newcomer = fleet.restart(coordinator);
            settle(newcomer, fleet);
            settle(sender, fleet);
        }
        overrides("  right after the coordinator was killed", spread);
    }

    /** Without memory. */
    private void lateJoiner(FleetOfFive fleet) throws IOException, InterruptedException {
        FleetMember first = fleet.members().get(0);
        for (int breaker = 0; breaker < MANY; breaker++) {
            first.ask("force " + breaker);
        }
        Spread spread = new Spread();
        for (int round = 0; round < few(); round++) {
            FleetMember killed = fleet.members().get(1);
            fleet.kill(killed);
            FleetOfFive.awaitMembers(fleet.members());
            FleetMember late = fleet.run(Integer.parseInt(killed.name().substring("node-".length())));
            late.ask("");
            long begun = Long.parseLong(late.ask("begin"));
            FleetOfFive.await(() -> late.forced() == MANY);
            spread.add(late.changed() - begun);
            FleetOfFive.awaitMembers(fleet.members());
        }
        line("Late joiner has all 100 overrides", spread, "2,000 ms", spread.longest() <= JOINED_MILLIS);
        for (int breaker = 0; breaker < MANY; breaker++) {
            first.ask("release " + breaker);
        }
        together(fleet);
    }

    private void silentShown(FleetOfFive fleet) throws IOException, InterruptedException {
        Spread spread = new Spread();
        for (int round = 0; round < few(); round++) {
            FleetMember frozen = fleet.members().get(round + 1);
            long frozenAt = System.nanoTime();
            frozen.freeze();
            spread.add(shown(fleet.members().get(0), frozen) - frozenAt);
            frozen.thaw();
            together(fleet);
        }
        line("Frozen node shown as silent", spread, "10,000 ms", spread.longest() <= SILENT_MILLIS);
    }

    private void killedShown(FleetOfFive fleet) throws IOException, InterruptedException {
        Spread spread = new Spread();
        for (int round = 0; round < few(); round++) {
            FleetMember killed = fleet.members().get(1);
            long killedAt = System.nanoTime();
            fleet.kill(killed);
            spread.add(shown(fleet.members().get(0), killed) - killedAt);
            fleet.restart(killed);
        }
        line("Killed node shown as silent", spread, "2,000 ms", spread.longest() <= KILLED_MILLIS);
    }

    private static long shown(FleetMember on, FleetMember silent) throws InterruptedException {
        return FleetOfFive.await(() -> on.ask("states").contains(silent.name() + "=SILENT"));
    }

    private void split(FleetOfFive fleet) throws InterruptedException {
        Spread spread = new Spread();
        for (int round = 0; round < few(); round++) {
            List<FleetMember> many = fleet.members().subList(0, 3);
            List<FleetMember> few = fleet.members().subList(3, FleetOfFive.SIZE);
            deaf(many, few);
            deaf(few, many);
            FleetOfFive.awaitMembers(many);
            FleetOfFive.awaitMembers(few);
            differ(many.get(0), few.get(0));
            for (FleetMember member : fleet.members()) {
                member.ask("hear");
            }
            long merged = FleetOfFive.await(() -> {
                for (FleetMember member : fleet.members()) {
                    if (member.ask("members").split(" ").length == FleetOfFive.SIZE) {
                        return true;
                    }
                }
                return false;
            });
            FleetOfFive.await(() -> overrides(fleet).size() == 1);
            long changed = fleet.members().stream()
                    .mapToLong(FleetMember::changed)
                    .max()
                    .orElseThrow();
            spread.add(Math.max(0, changed - merged));
            for (int breaker = 0; breaker < MANY; breaker++) {
                many.get(0).ask("release " + breaker);
            }
            together(fleet);
        }
        line("Split 3:2 and merged: equal after the first view", spread, "2,000 ms", spread.longest() <= EQUAL_MILLIS);
    }

    /** Each share for itself, and about the same ones, too. */
    private static void differ(FleetMember one, FleetMember other) throws InterruptedException {
        for (int breaker = 0; breaker < MANY; breaker++) {
            if (breaker % 3 > 0) {
                one.ask("force " + breaker);
            }
            if (breaker % 3 < 2) {
                other.ask("force " + breaker);
            }
            if (breaker % 5 == 0) {
                other.ask("release " + breaker);
            }
        }
    }

    private static void deaf(List<FleetMember> members, List<FleetMember> to) throws InterruptedException {
        StringBuilder order = new StringBuilder("deaf");
        to.forEach(member -> order.append(' ').append(member.name()));
        for (FleetMember member : members) {
            member.ask(order.toString());
        }
    }

    /** What each has: one where all have the same. */
    static Set<String> overrides(FleetOfFive fleet) throws InterruptedException {
        Set<String> overrides = new HashSet<>();
        for (FleetMember member : fleet.members()) {
            overrides.add(member.ask("overrides"));
        }
        return overrides;
    }

    private static void together(FleetOfFive fleet) throws InterruptedException {
        FleetOfFive.awaitMembers(fleet.members());
        FleetOfFive.await(() -> overrides(fleet).equals(Set.of("")));
    }

    /** What a JVM does for the first time takes it long. */
    private static void settle(FleetMember sender, FleetOfFive fleet) throws InterruptedException {
        for (int breaker = 0; breaker < SETTLED; breaker++) {
            override(breaker, sender, fleet.members());
        }
    }

    /** Forces a breaker, and releases it when it was forced on all of them. */
    private static long override(int breaker, FleetMember sender, List<FleetMember> on) throws InterruptedException {
        long begun = Long.parseLong(sender.ask("force " + breaker));
        FleetOfFive.await(() -> on.stream().allMatch(member -> member.forced(breaker) != null));
        long done = on.stream()
                .mapToLong(member -> Objects.requireNonNull(member.forced(breaker)))
                .max()
                .orElseThrow();
        sender.ask("release " + breaker);
        FleetOfFive.await(() -> on.stream().allMatch(member -> member.forced(breaker) == null));
        return done - begun;
    }

    private int few() {
        return Math.max(3, rounds / 10);
    }

    private void overrides(String what, Spread spread) {
        line(what, spread, SOON, spread.percentile(99) <= SOON_MILLIS && spread.longest() < LONGEST_MILLIS);
    }

    private void line(String what, Spread spread, String promised, boolean isKept) {
        figures.line(what, String.format(Locale.ROOT, "%s", spread), promised, isKept);
    }
}
