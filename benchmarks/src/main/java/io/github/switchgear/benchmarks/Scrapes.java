package io.github.switchgear.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.switchgear.telemetry.micrometer.Meters;
import io.github.switchgear.telemetry.series.FollowedBreakers;
import io.github.switchgear.telemetry.series.Moments;
import io.github.switchgear.telemetry.series.Series;
import io.github.switchgear.telemetry.series.SeriesListener;
import io.github.switchgear.telemetry.text.ExpositionFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Measures what a scrape of ten thousand breakers takes, the fastest of thirty, and prints a table. */
public final class Scrapes {

    private static final int BREAKERS = 10_000;
    private static final int REPETITIONS = 30;

    private Scrapes() {}

    /** Measures. */
    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT, "Scrape of %,d breakers%n", BREAKERS);
        MonitoredBreakers registry = new MonitoredBreakers(BREAKERS);
        SeriesListener nobody = new SeriesListener() {
            @Override
            public void added(Series series) {}

            @Override
            public void removed(Series series) {}
        };
        try (FollowedBreakers followed = new FollowedBreakers(registry, Set.of(), Moments.SYSTEM, nobody)) {
            print("Switchgear's text", () -> ExpositionFormat.OPEN_METRICS.write(followed.read()).length);
        }
        PrometheusMeterRegistry micrometer = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (FollowedBreakers followed =
                new FollowedBreakers(registry, Set.of(), Moments.SYSTEM, new Meters(micrometer))) {
            print("Switchgear through Micrometer", () -> micrometer.scrape().length());
            if (followed.read().size() != BREAKERS) {
                throw new IllegalStateException("not all are followed");
            }
        }
        CircuitBreakerRegistry others = CircuitBreakerRegistry.ofDefaults();
        for (int number = 0; number < BREAKERS; number++) {
            others.circuitBreaker("com.acme.shop.Client" + number / 10 + ".method" + number);
        }
        PrometheusMeterRegistry bound = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(others).bindTo(bound);
        print("Resilience4j through Micrometer", () -> bound.scrape().length());
    }

    private static void print(String title, IntSupplier scrape) {
        long shortest = Long.MAX_VALUE;
        int length = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            long started = System.nanoTime();
            length = scrape.getAsInt();
            shortest = Math.min(shortest, System.nanoTime() - started);
        }
        System.out.printf(
                Locale.ROOT,
                "  %-34s %6d ms %,14d characters%n",
                title,
                TimeUnit.NANOSECONDS.toMillis(shortest),
                length);
    }
}
