package io.github.switchgear.microprofile;

import java.io.FileNotFoundException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a method does in one call, and how often it came to do so. */
final class Deed {

    private final char kind;
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * One of these.
     *
     * @param kind G is good, F fails, K throws what is skipped, T waits until it is interrupted and says so, W waits until then
     *     and returns, R does so and throws, H waits until somebody lets it end
     */
    Deed(char kind) {
        this.kind = kind;
    }

    int done() {
        return done.get();
    }

    void awaitBegin() throws InterruptedException {
        begun.await();
    }

    void letEnd() {
        end.countDown();
    }

    String value() throws Exception {
        done.incrementAndGet();
        begun.countDown();
        switch (kind) {
            case 'G' -> {
                return "good";
            }
            case 'F' -> throw new IllegalStateException("failed");
            case 'K' -> throw new FileNotFoundException("skipped");
            case 'T', 'H' -> {
                end.await();
                return "let go";
            }
            case 'W' -> {
                waitForInterrupt();
                return "late";
            }
            case 'R' -> {
                waitForInterrupt();
                throw new IllegalArgumentException("late");
            }
            default -> throw new IllegalArgumentException(String.valueOf(kind));
        }
    }

    private void waitForInterrupt() {
        try {
            end.await();
        } catch (InterruptedException swallowed) {
            // this is what is to be tried: the method hides that it was too late
        }
    }

    /** What it waits for here, nobody interrupts: the stage never completes. */
    CompletionStage<String> stage() {
        if (kind == 'T') {
            done.incrementAndGet();
            return new CompletableFuture<>();
        }
        try {
            return CompletableFuture.completedFuture(value());
        } catch (Exception thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }
}
