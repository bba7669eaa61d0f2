package io.github.switchgear.fleet.node;

import io.github.switchgear.fleet.wire.BreakerStatus;
import io.github.switchgear.fleet.wire.Message.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the other nodes tell of their breakers, and who waits for that. Safe for use by any number of threads. */
final class Answers {

    /**
     * What a node has told.
     *
     * @param software the version of this library on it
     * @param at when it was told
     * @param breakers those that it was asked for
     */
    record Told(String software, Instant at, List<BreakerStatus> breakers) {

        Told {
            breakers = List.copyOf(breakers);
        }

        /** What of it is about one breaker; null for all. */
        Told of(@Nullable String breaker) {
            return breaker == null
                    ? this
                    : new Told(
                            software,
                            at,
                            breakers.stream()
                                    .filter(it -> it.name().equals(breaker))
                                    .toList());
        }
    }

    private static final class Question {

        private final @Nullable String breaker;
        private final Set<String> silent;
        private final CountDownLatch answered = new CountDownLatch(1);
        private final Map<String, Told> told = new HashMap<>();

        /** Parts of the answer that a node has begun to tell. */
        private final Map<String, List<BreakerStatus>> begun = new HashMap<>();

        Question(@Nullable String breaker, Collection<String> nodes) {
            this.breaker = breaker;
            this.silent = new TreeSet<>(nodes);
            endIfAnswered();
        }

        void heard(Answer part, Instant at) {
            List<BreakerStatus> breakers = begun.computeIfAbsent(part.node(), it -> new ArrayList<>());
            breakers.addAll(part.breakers());
            if (part.isLast()) {
                told.put(part.node(), new Told(part.software(), at, breakers));
                silent.remove(part.node());
                endIfAnswered();
            }
        }

        private void endIfAnswered() {
            if (silent.isEmpty()) {
                answered.countDown();
            }
        }
    }

    /** What each node has told last of all its breakers; guarded by this, as is the rest. */
    private final Map<String, Told> last = new HashMap<>();

    private final Map<Long, Question> questions = new HashMap<>();

    /**
     * Begins to wait for nodes.
     *
     * @param breaker the only one that the question is about; null for all
     */
    synchronized void asked(long question, @Nullable String breaker, Collection<String> nodes) {
        questions.put(question, new Question(breaker, nodes));
    }

    /** Forgets what other nodes than these have told. */
    synchronized void retain(Collection<String> nodes) {
        last.keySet().retainAll(nodes);
    }

    /** A part of an answer has come. */
    synchronized void heard(Answer part, Instant at) {
        Question question = questions.get(part.question());
        if (question != null) {
            question.heard(part, at);
        }
    }

    /**
     * Waits until all of them have answered, or some time has passed.
     *
     * @return what each node has answered, and of those that have not what they have told before
     */
    Map<String, Told> await(long question, Duration atMost) throws InterruptedException {
        Question asked;
        synchronized (this) {
            asked = questions.get(question);
        }
        if (asked == null) {
            throw new IllegalStateException("Nobody has asked " + question);
        }
        try {
            boolean unused = asked.answered.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            synchronized (this) {
                questions.remove(question);
            }
        }
        synchronized (this) {
            if (asked.breaker == null) {
                last.putAll(asked.told);
            }
            Map<String, Told> all = new HashMap<>();
            last.forEach((node, told) -> all.put(node, told.of(asked.breaker)));
            all.putAll(asked.told);
            return all;
        }
    }
}
