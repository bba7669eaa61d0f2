package io.github.switchgear.benchmarks;

import java.util.stream.Stream;

/** How long to measure. */
enum Extent {
    SHORT(2, "-f 1 -wi 3 -w 300ms -i 5 -r 300ms"),
    FULL(3, "-f 3 -wi 5 -w 1s -i 5 -r 1s");

    private final int repetitions;
    private final String jmhOptions;

    Extent(int repetitions, String jmhOptions) {
        this.repetitions = repetitions;
        this.jmhOptions = jmhOptions;
    }

    /** How often that is measured which takes a JVM of its own each time. */
    int repetitions() {
        return repetitions;
    }

    Stream<String> jmhOptions() {
        return Stream.of(jmhOptions.split(" "));
    }
}
