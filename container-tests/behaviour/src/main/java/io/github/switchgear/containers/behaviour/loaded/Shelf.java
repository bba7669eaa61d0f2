package io.github.switchgear.containers.behaviour.loaded;

import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Warehouse.Behaviour;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** The part of the warehouse that is asked under load. It counts the probes that are there at one time. */
final class Shelf implements Function<String, Behaviour> {

    static final String PATH = "/loaded/";

    private static final String PROBE = PATH + "probe/";

    /** Long enough for a second probe to come, if it could. */
    private static final Duration WORK = Duration.ofMillis(10);

    private final LongAdder requests = new LongAdder();
    private final LongAdder probes = new LongAdder();
    private final Map<String, AtomicInteger> probesNow = new ConcurrentHashMap<>();
    private final LongAccumulator mostProbes = new LongAccumulator(Math::max, 0);

    private volatile Behaviour behaviour = Behaviour.HEALTHY;

    void becomes(Behaviour next) {
        behaviour = next;
    }

    @Override
    public Behaviour apply(String path) {
        requests.increment();
        if (path.startsWith(PROBE)) {
            beProbed(path);
        } else {
            Eventually.pause(WORK);
        }
        return behaviour;
    }

    /** Those of one half-open generation: an operator who forces and releases begins another while a probe is still out. */
    private void beProbed(String generation) {
        probes.increment();
        AtomicInteger now = probesNow.computeIfAbsent(generation, first -> new AtomicInteger());
        mostProbes.accumulate(now.incrementAndGet());
        Eventually.pause(WORK);
        now.decrementAndGet();
    }

    long requests() {
        return requests.sum();
    }

    long probes() {
        return probes.sum();
    }

    long mostProbesAtOneTime() {
        return mostProbes.get();
    }
}
