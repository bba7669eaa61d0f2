package io.github.switchgear.benchmarks;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.util.stream.IntStream;
import org.openjdk.jol.info.GraphLayout;

/** What a breaker takes that has never been called: of many, that which each of them adds. */
final class IdleBreaker {

    private static final int MANY = 1_001;

    private IdleBreaker() {}

    public static void main(String[] arguments) {
        System.setProperty("jol.magicFieldOffset", "true"); // or it could not look into records
        System.out.println((bytes(MANY) - bytes(1)) / (MANY - 1));
    }

    private static long bytes(int breakers) {
        Object[] all = IntStream.range(0, breakers)
                .mapToObj(number -> CircuitBreaker.of(
                        "breaker-" + (MANY + number), BreakerSettings.builder().build()))
                .toArray();
        return GraphLayout.parseInstance(all).totalSize();
    }
}
