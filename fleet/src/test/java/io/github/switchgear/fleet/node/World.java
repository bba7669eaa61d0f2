package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.Registry;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.HybridClock;
import io.github.switchgear.fleet.wire.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Some nodes, a net between them that does what a test wants, and one clock that each node's own may differ from. */
final class World {

    static final String PLAIN = "inventory";
    static final String FAMILY = "warehouse";

    private final Instant start = Instant.now();
    private final List<Life> nodes = new ArrayList<>();
    private long nanos;

    World(int size) throws IOException {
        for (int i = 0; i < size; i++) {
            nodes.add(new Life("node" + i, new ArrayList<>()));
        }
    }

    Life node(int number) {
        return nodes.get(number);
    }

    List<Life> nodes() {
        return nodes;
    }

    long ticks() {
        return nanos;
    }

    void advance(Duration by) {
        nanos += by.toNanos();
    }

    /** The node is killed, and started again with what its memory had some time ago. */
    void restart(int number, int writesAgo) throws IOException {
        Life dead = nodes.get(number);
        List<List<Decision>> left =
                new ArrayList<>(dead.written.subList(0, Math.max(0, dead.written.size() - writesAgo)));
        nodes.set(number, new Life(dead.name, left));
    }

    /** All that is under way arrives, and they compare what they know until all is told. */
    void settle() throws IOException {
        exchange(Set.of());
    }

    /** As {@link #settle()}, but some are off: nothing arrives at them, and they do nothing. */
    void exchange(Set<Integer> off) throws IOException {
        List<Life> on = IntStream.range(0, nodes.size())
                .filter(number -> !off.contains(number))
                .mapToObj(nodes::get)
                .toList();
        for (int round = 0; round < 4; round++) {
            on.forEach(node -> node.node.tick());
            boolean moved = true;
            while (moved) {
                moved = false;
                for (Life node : on) {
                    moved |= node.deliverAll();
                }
            }
        }
        off.forEach(number -> nodes.get(number).inbox.clear());
    }

    /** A node from its start to its end. */
    final class Life implements Memory {

        final String name;
        final Registry registry = new Registry();
        final CircuitBreaker plain;
        final KeyedBreakers family;
        final FleetNode node;
        final Deque<byte[]> inbox = new ArrayDeque<>();

        /** What was in the memory after each writing. */
        final List<List<Decision>> written;

        final Answers answers = new Answers();

        private final Capture capture;
        private Duration skew = Duration.ZERO;
        private boolean memoryAway;

        private Life(String name, List<List<Decision>> written) throws IOException {
            this.name = name;
            this.written = written;
            BreakerSettings settings = BreakerSettings.builder().build();
            plain = registry.add(CircuitBreaker.of(PLAIN, settings, World.this::ticks));
            family = registry.add(KeyedBreakers.of(FAMILY, settings, 10, World.this::ticks));
            HybridClock clock = new HybridClock(name, this::wall);
            capture = new Capture(clock);
            node = new FleetNode(
                    name,
                    clock,
                    this::wall,
                    new LocalBreakers(registry, this::wall),
                    new LocalSettings(registry, clock, wall()),
                    this,
                    answers,
                    this::send);
            node.restore();
            node.appeared(plain, 0, settings);
            node.appeared(family.family(), 0, settings);
            plain.onTransition(change -> decide(change, plain));
            family.family().onTransition(change -> decide(change, changed(change)));
        }

        void decide(BreakerTransition change, CircuitBreaker breaker) {
            if (change.cause() == Cause.RECONFIGURED
                    && (change.origin() == Origin.OPERATOR || change.origin() == Origin.OPERATOR_HERE)) {
                node.reconfigured(breaker, new LocalSettings.LocalChange(change, breaker.settings()));
            }
            node.decided(capture.decisions(change, breaker), Map.of(breaker, change.generation()));
        }

        private CircuitBreaker changed(BreakerTransition change) {
            return change.key() == null
                    ? family.family()
                    : family.find(change.key()).orElseThrow();
        }

        Instant wall() {
            return start.plusNanos(nanos).plus(skew);
        }

        void jump(Duration by) {
            skew = skew.plus(by);
        }

        void loseMemory(boolean away) {
            memoryAway = away;
        }

        private void send(byte[] message) {
            nodes.stream().filter(other -> !other.name.equals(name)).forEach(other -> other.inbox.add(message));
        }

        boolean deliverAll() throws IOException {
            boolean any = !inbox.isEmpty();
            while (!inbox.isEmpty()) {
                node.received(MessageCodec.read(inbox.remove()));
            }
            return any;
        }

        /** What everybody should see the same: who forces what, and what is planned. */
        Map<String, String> overrides() {
            Map<String, String> all = new TreeMap<>();
            tell(all, PLAIN, plain);
            tell(all, FAMILY, family.family());
            family.tracked().forEach(key -> tell(all, FAMILY + "/" + key.key().orElseThrow(), key));
            return all;
        }

        private void tell(Map<String, String> all, String subject, CircuitBreaker breaker) {
            ActiveOverride override = breaker.snapshot().override();
            boolean isOfFamily = breaker.key().isPresent()
                    && Objects.equals(override, family.family().snapshot().override());
            if (override != null && !isOfFamily) {
                all.put(subject, override.kind() + " " + override.reason() + " " + override.actor());
            }
            PlannedOverride planned = breaker.snapshot().planned();
            if (planned != null) {
                all.put(subject + " later", planned.kind() + " " + planned.reason());
            }
        }

        @Override
        public Collection<Decision> read() {
            return written.isEmpty() ? List.of() : written.get(written.size() - 1);
        }

        @Override
        public void keep(Collection<Decision> news, Collection<Decision> all) throws IOException {
            if (memoryAway) {
                throw new IOException("the disk is full");
            }
            written.add(List.copyOf(all));
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public void close() {}
    }
}
