package io.github.switchgear.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.fleet.QuietLog;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.wire.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever has happened to nodes, messages, clocks and memories: once messages arrive again, all know the same, the newest of each,
 * and every breaker is forced or not as that says.
 */
@ExtendWith(QuietLog.class)
class ConvergenceTest {

    private static final int NODES = 3;

    static IntStream seeds() {
        return IntStream.range(0, 600);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allNodesAgreeInTheEnd(int seed) throws IOException {
        Random random = new Random(seed);
        World world = new World(NODES);
        for (int step = 0; step < 80; step++) {
            world.advance(Duration.ofMillis(1 + random.nextInt(300)));
            happen(world, random, step);
        }
        RegisterMap known = new RegisterMap();
        world.nodes().forEach(life -> life.node.map().all().forEach(known::take));

        world.nodes().forEach(life -> life.loseMemory(false));
        world.settle();

        // What only a message knew that was still under way may be newer.
        RegisterMap newest = world.node(0).node.map();
        assertThat(known.all()).noneMatch(newest::take);
        for (World.Life life : world.nodes()) {
            assertThat(life.node.map()).as(life.name).isEqualTo(newest);
            assertThat(life.overrides()).as(life.name).isEqualTo(world.node(0).overrides());
            assertThat(life.read()).as(life.name).containsExactlyElementsOf(newest.all());
        }
        World.Life again = restarted(world);
        assertThat(again.overrides()).isEqualTo(world.node(1).overrides());
    }

    /**
     * Nodes are off for weeks, one or all of them, and come back with what they knew then: what somebody has ended meanwhile stays
     * ended, and what holds goes on.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void whoComesBackAfterWeeksRevivesNothing(int seed) throws IOException {
        Random random = new Random(seed);
        World world = new World(NODES);
        Set<Integer> off = new HashSet<>();
        RegisterMap decided = new RegisterMap();
        for (int step = 0; step < 60; step++) {
            world.advance(Duration.ofHours(1 + random.nextInt(200)));
            int number = random.nextInt(NODES);
            World.Life life = world.node(number);
            if (random.nextInt(4) == 0) {
                if (!off.remove(number)) {
                    off.add(number);
                }
                world.restart(number, 0);
            } else if (!off.contains(number)) {
                decide(life, random, step);
                life.node.map().all().forEach(decided::take);
            }
            world.exchange(off);
        }

        world.exchange(Set.of());

        for (World.Life life : world.nodes()) {
            assertThat(life.node.map()).as(life.name).isEqualTo(decided);
            assertThat(life.overrides()).as(life.name).isEqualTo(world.node(0).overrides());
        }
    }

    /** With no end in time, which is each node's own doing. */
    private static void decide(World.Life life, Random random, int step) {
        CircuitBreaker breaker = switch (random.nextInt(3)) {
            case 0 -> life.plain;
            case 1 -> life.family.family();
            default -> life.family.track("oslo").orElseThrow();
        };
        ManualOverride why = ManualOverride.because("step " + step).by(life.name);
        switch (random.nextInt(5)) {
            case 0, 1 -> breaker.forceOpen(why);
            case 2 -> breaker.forceClosed(why);
            case 3 -> breaker.release(why);
            default -> breaker.reset(why);
        }
    }

    private static World.Life restarted(World world) throws IOException {
        world.restart(0, 0);
        return world.node(0);
    }

    private static void happen(World world, Random random, int step) throws IOException {
        int number = random.nextInt(NODES);
        World.Life life = world.node(number);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> operate(life, random, step);
            case 4, 5 -> arrive(life, random);
            case 6 -> life.inbox.clear();
            case 7 -> life.node.tick();
            case 8 -> life.jump(Duration.ofSeconds(random.nextInt(40) - 20L));
            case 9 -> world.restart(number, random.nextInt(3));
            case 10 -> life.loseMemory(random.nextBoolean());
            default -> life.node.membersChanged();
        }
    }

    /** Some of what is under way, in any order, and some of it twice. */
    private static void arrive(World.Life life, Random random) throws IOException {
        List<byte[]> waiting = new ArrayList<>(life.inbox);
        life.inbox.clear();
        for (byte[] message : waiting) {
            if (random.nextInt(4) > 0) {
                life.node.received(MessageCodec.read(message));
            }
            if (random.nextInt(3) == 0) {
                life.inbox.addFirst(message);
            }
        }
    }

    private static void operate(World.Life life, Random random, int step) {
        CircuitBreaker breaker = switch (random.nextInt(4)) {
            case 0 -> life.plain;
            case 1 -> life.family.family();
            case 2 -> life.family.track("oslo").orElseThrow();
            default -> life.family.track("bergen").orElseThrow();
        };
        ManualOverride why = ManualOverride.because("step " + step).by(life.name);
        switch (random.nextInt(7)) {
            case 0, 1 -> breaker.forceOpen(why);
            case 2 -> breaker.forceClosed(why.lasting(Duration.ofDays(1)));
            case 3 -> breaker.forceOpen(why.from(life.plain.snapshot().since().plus(Duration.ofDays(2))));
            case 4, 5 -> breaker.release(why);
            default -> breaker.reset(why);
        }
    }
}
