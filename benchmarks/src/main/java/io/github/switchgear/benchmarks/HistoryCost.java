package io.github.switchgear.benchmarks;

import io.github.switchgear.admin.history.CallHistories;
import io.github.switchgear.admin.json.HistoryJson;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.CircuitBreaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * Measures what the last hour of ten thousand breakers costs that are all called, one of a hundred with failures: the median
 * look of an hour, by the time that the processor works on it, the memory that it takes, and the answer that has the last minutes of each.
 */
public final class HistoryCost {

    private static final int BREAKERS = 10_000;
    private static final int MINUTES = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private HistoryCost() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        MonitoredBreakers registry = new MonitoredBreakers(BREAKERS);
        AtomicLong nanos = new AtomicLong();
        CallHistories histories = new CallHistories(registry, nanos::get, InstantSource.system());
        Random random = new Random(7);
        long before = used();
        long[] looks = new long[CallHistories.STEPS];
        for (int step = 0; step < looks.length; step++) {
            call(registry, random);
            nanos.addAndGet(CallHistories.STEP.toNanos());
            long started = THREADS.getCurrentThreadCpuTime();
            histories.sample();
            looks[step] = THREADS.getCurrentThreadCpuTime() - started;
        }
        long bytes = used() - before;
        Arrays.sort(looks);
        long median = looks[looks.length / 2];
        System.out.printf(Locale.ROOT, "The last hour of %,d breakers, all called%n", BREAKERS);
        System.out.printf(
                Locale.ROOT,
                "  a look, median and longest         %,d and %,d µs, %.3f %% of a core%n",
                TimeUnit.NANOSECONDS.toMicros(median),
                TimeUnit.NANOSECONDS.toMicros(looks[looks.length - 1]),
                100.0 * median / CallHistories.STEP.toNanos());
        System.out.printf(Locale.ROOT, "  memory                             %,d bytes a breaker%n", bytes / BREAKERS);
        List<String> names = registry.all().stream().map(CircuitBreaker::name).toList();
        byte[] rows = new HistoryJson().rows(new Node(), BreakerViews.now(), histories.recent(names, MINUTES));
        System.out.printf(
                Locale.ROOT,
                "  the last %d minutes of each         %,d bytes, %,d compressed%n",
                MINUTES,
                rows.length,
                compressed(rows));
    }

    private static void call(MonitoredBreakers registry, Random random) throws Exception {
        int number = 0;
        for (CircuitBreaker breaker : registry.all()) {
            for (int calls = random.nextInt(4); calls >= 0; calls--) {
                breaker.call(() -> "");
            }
            if (number++ % 100 == 0) {
                fail(breaker);
            }
        }
    }

    private static void fail(CircuitBreaker breaker) throws Exception {
        String answer = breaker.call(
                () -> {
                    throw new IllegalStateException();
                },
                failure -> "instead");
        if (!answer.equals("instead")) {
            throw new IllegalStateException("no fallback has answered");
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
