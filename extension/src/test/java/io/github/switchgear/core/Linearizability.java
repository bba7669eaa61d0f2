package io.github.switchgear.core;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Lets Lincheck's model checker try the ways in which the operations of threads can interleave. It fails with the
 * interleaving if what the threads saw is not what some order of the same operations, one after the other, would have
 * shown. The scenarios and interleavings are always the same ones.
 */
final class Linearizability {

    private static final Logger LOGGER = Logger.getLogger("io.github.switchgear");

    /** How many scenarios Lincheck makes up for a class of operations: few in the ordinary build. */
    private static final int SCENARIOS = Integer.getInteger("switchgear.lincheck.scenarios", 3);

    private Linearizability() {}

    /** Scenarios that Lincheck makes up: three operations in each of two threads, one before them and two after. */
    static void check(Class<?> operations) {
        check(operations, options().iterations(SCENARIOS));
    }

    /** One scenario: what each thread does, by the names of its operations, and what is read at the end. */
    static void check(Class<?> operations, List<String> reads, List<List<String>> threads) {
        List<List<Actor>> parallel = IntStream.rangeClosed(1, threads.size())
                .mapToObj(thread -> actors(operations, threads.get(thread - 1), thread))
                .toList();
        ExecutionScenario scenario = new ExecutionScenario(List.of(), parallel, actors(operations, reads, 0), null);
        check(operations, options().iterations(0).addCustomScenario(scenario));
    }

    private static List<Actor> actors(Class<?> operations, List<String> names, int thread) {
        return names.stream().map(name -> actor(operations, name, thread)).toList();
    }

    /** An operation's only parameter, where it has one, is the number of its thread. */
    private static Actor actor(Class<?> operations, String name, int thread) {
        return Arrays.stream(operations.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(method -> new Actor(method, method.getParameterCount() == 0 ? List.of() : List.of(thread)))
                .findFirst()
                .orElseThrow();
    }

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(2)
                .invocationsPerIteration(300)
                .addGuarantee(forClasses(BreakerLog.class.getName(), LongAdder.class.getName())
                        .allMethods()
                        .ignore())
                .addGuarantee(forClasses(BreakerClock.class.getName())
                        .methods("instantAt", "deadline")
                        .ignore())
                .addGuarantee(forClasses(State.class.getName())
                        .methods("prepended", "change")
                        .ignore())
                .addGuarantee(
                        forClasses(Phase.HalfOpen.class.getName(), Phase.Ramping.class.getName(), Plan.class.getName())
                                .allMethods()
                                .ignore())
                .addGuarantee(forClasses(
                                VisibleText.class.getName(), KeyText.class.getName(), RegistryListeners.class.getName())
                        .allMethods()
                        .ignore())
                .addGuarantee(forClasses(ConcurrentHashMap.class.getName())
                        .allMethods()
                        .treatAsAtomic())
                .addGuarantee(forClasses(TimeWindow.class.getName())
                        .methods("slicesBefore", "empty")
                        .ignore());
    }

    private static void check(Class<?> operations, ModelCheckingOptions options) {
        LOGGER.setLevel(Level.OFF);
        try {
            options.check(operations);
        } finally {
            LOGGER.setLevel(null);
        }
    }
}
