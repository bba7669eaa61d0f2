package io.github.switchgear.fleet.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whoAsksAloneIsAnsweredAnew() {
        Shared<Integer> shared = new Shared<>(() -> Optional.of(asked.incrementAndGet()));

        assertThat(shared.get()).contains(1);
        assertThat(shared.get()).contains(2);
    }

    /** The first is being answered when they ask, so that its answer may be older than what they know. */
    @Test
    void thoseWhoWaitShareTheNextAnswer() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Shared<Integer> shared = new Shared<>(() -> {
            int number = asked.incrementAndGet();
            if (number == 1) {
                isAsked.countDown();
                await(answer);
            }
            return Optional.of(number);
        });
        CompletableFuture<Optional<Integer>> first = new CompletableFuture<>();
        Thread asking = new Thread(() -> first.complete(shared.get()));
        asking.start();
        isAsked.await();

        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<Optional<Integer>>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Optional<Integer>> other = new CompletableFuture<>();
            Thread thread = new Thread(() -> other.complete(shared.get()));
            thread.start();
            threads.add(thread);
            others.add(other);
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        answer.countDown();

        assertThat(first.get()).contains(1);
        for (CompletableFuture<Optional<Integer>> other : others) {
            assertThat(other.get()).contains(2);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void aQuestionThatFailsFailsForItsAskerAlone() {
        Shared<Integer> shared = new Shared<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return Optional.of(2);
        });

        assertThatIllegalStateException().isThrownBy(shared::get).withMessage("not now");
        assertThat(shared.get()).contains(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
