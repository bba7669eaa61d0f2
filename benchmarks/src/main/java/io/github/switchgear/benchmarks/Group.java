package io.github.switchgear.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines of the table that do the same work.
 *
 * @param title what they do
 * @param baseline the work without a breaker, if it can be done without
 * @param switchgear what the others are compared with
 * @param others more ways to do it
 * @param inParallel whether two threads do it as well
 */
record Group(String title, Optional<Row> baseline, Row switchgear, List<Row> others, boolean inParallel) {

    Stream<Row> rows() {
        return Stream.of(baseline.stream(), Stream.of(switchgear), others.stream())
                .flatMap(rows -> rows);
    }

    /** What the table shows, each of the groups in one call. */
    static List<Group> all() {
        return List.of(
                new Group(
                        "Closed, without a container",
                        Optional.of(new Row("unguarded", "CoreBenchmark.unguarded")),
                        new Row("Switchgear, consecutive failures", "CoreBenchmark.consecutive"),
                        List.of(
                                new Row("Switchgear, window of 100 calls", "CoreBenchmark.countWindow"),
                                new Row("Switchgear, window of a minute", "CoreBenchmark.timeWindow"),
                                new Row("one reading of the clock", "CoreBenchmark.clock"),
                                new Row("two volatile fields read", "CoreBenchmark.volatileRead"),
                                new Row("Resilience4j", "Resilience4jBenchmark.closed"),
                                new Row("Failsafe", "FailsafeBenchmark.closed")),
                        true),
                windows("Closed, 1 % failing, without a container", ""),
                windows("The same, where the method takes a microsecond", "Later"),
                new Group(
                        "Open, without a container",
                        Optional.empty(),
                        new Row("Switchgear", "CoreBenchmark.rejection"),
                        List.of(
                                new Row("Resilience4j", "Resilience4jBenchmark.rejection"),
                                new Row("Failsafe", "FailsafeBenchmark.rejection")),
                        true),
                new Group(
                        "A failure that does not open, without a container",
                        Optional.of(new Row("unguarded", "CoreBenchmark.unguardedFailure")),
                        new Row("Switchgear", "CoreBenchmark.failure"),
                        List.of(
                                new Row("unguarded, out of a compiled method", "CoreBenchmark.failureOfAnotherMethod"),
                                new Row("Resilience4j", "Resilience4jBenchmark.failure")),
                        false),
                new Group(
                        "A stage that is complete",
                        Optional.of(new Row("unguarded", "AsyncBenchmark.unguardedCompleted")),
                        new Row("Switchgear", "AsyncBenchmark.completed"),
                        List.of(new Row("Resilience4j", "AsyncBenchmark.resilience4jCompleted")),
                        false),
                new Group(
                        "A stage that completes later",
                        Optional.of(new Row("unguarded", "AsyncBenchmark.unguardedCompletedLater")),
                        new Row("Switchgear", "AsyncBenchmark.completedLater"),
                        List.of(new Row("Resilience4j", "AsyncBenchmark.resilience4jCompletedLater")),
                        false),
                new Group(
                        "Closed, with one of 256 keys",
                        Optional.of(new Row("Switchgear, without keys", "KeyedBenchmark.withoutKeys")),
                        new Row("Switchgear, one after the other", "KeyedBenchmark.keyed"),
                        List.of(
                                new Row("Switchgear, always the same", "KeyedBenchmark.oneKey"),
                                new Row("Resilience4j's registry", "KeyedBenchmark.resilience4j")),
                        true),
                new Group(
                        "Closed, keeping the latest 5,000 calls",
                        Optional.of(new Row("Switchgear, keeping none", "RecordingBenchmark.off")),
                        new Row("Switchgear", "RecordingBenchmark.on"),
                        List.of(
                                new Row("Switchgear, open", "RecordingBenchmark.rejection"),
                                new Row("two readings of the clock", "RecordingBenchmark.twoReadingsOfTheClock")),
                        true),
                closed("Weld SE", "WeldBenchmark"),
                open("Weld SE", "WeldBenchmark"),
                adopted("MicroProfile's @CircuitBreaker, closed, in Weld SE", ""),
                adopted("The same with @Retry", "Retried"),
                closed("Quarkus", "QuarkusBenchmark"),
                open("Quarkus", "QuarkusBenchmark"));
    }

    private static Group windows(String title, String work) {
        return new Group(
                title,
                Optional.of(new Row("unguarded", "WindowBenchmark.unguarded" + work)),
                new Row("Switchgear, window of 100 calls", "WindowBenchmark.calls" + work),
                List.of(
                        new Row("Resilience4j, of 100 calls", "WindowBenchmark.resilience4jCalls" + work),
                        new Row("Resilience4j, lock-free", "WindowBenchmark.resilience4jLockFree" + work),
                        new Row("Switchgear, window of a minute", "WindowBenchmark.time" + work),
                        new Row("Resilience4j, of a minute", "WindowBenchmark.resilience4jTime" + work)),
                true);
    }

    private static Group adopted(String title, String retried) {
        return new Group(
                title,
                Optional.of(new Row("Fault Tolerance, its breaker off", "AdoptionBenchmark.switchedOff" + retried)),
                new Row("Switchgear, adopted", "AdoptionBenchmark.adopted" + retried),
                List.of(new Row("SmallRye Fault Tolerance", "AdoptionBenchmark.faultTolerance" + retried)),
                true);
    }

    private static Group closed(String container, String benchmark) {
        return new Group(
                "Closed, in " + container,
                Optional.of(new Row("an interceptor that does nothing", benchmark + ".intercepted")),
                new Row("Switchgear", benchmark + ".guarded"),
                List.of(new Row("SmallRye Fault Tolerance", benchmark + ".faultTolerance")),
                true);
    }

    private static Group open(String container, String benchmark) {
        return new Group(
                "Open, in " + container,
                Optional.of(new Row("an interceptor that throws", benchmark + ".refused")),
                new Row("Switchgear", benchmark + ".rejection"),
                List.of(new Row("SmallRye Fault Tolerance", benchmark + ".faultToleranceRejection")),
                false);
    }
}
