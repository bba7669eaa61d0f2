package io.github.switchgear.fleet.node;

import io.github.switchgear.fleet.wire.BreakerStatus;
import io.github.switchgear.fleet.wire.Message.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What each other node has told last of its breakers, and who waits for that. Safe for use by any number of threads. */
final class Answers {

    /**
     * The whole of an answer.
     *
     * @param software the version of this library on the node
     * @param breakers all of them
     */
    record Whole(String software, List<BreakerStatus> breakers) {}

    /** By node; guarded by this, as is the rest. */
    private final Map<String, Whole> whole = new HashMap<>();

    /** Parts of the answer that a node has begun to tell. */
    private final Map<String, List<BreakerStatus>> begun = new HashMap<>();

    private final Map<Long, Question> questions = new HashMap<>();

    private static final class Question {

        private final Set<String> silent;
        private final CountDownLatch answered = new CountDownLatch(1);

        Question(Collection<String> nodes) {
            silent = new TreeSet<>(nodes);
            end();
        }

        void heard(String node) {
            silent.remove(node);
            end();
        }

        private void end() {
            if (silent.isEmpty()) {
                answered.countDown();
            }
        }
    }

    /** Begins to wait for nodes. */
    synchronized void asked(long question, Collection<String> nodes) {
        questions.put(question, new Question(nodes));
    }

    /** A part of an answer has come. */
    synchronized void heard(Answer part) {
        Question question = questions.get(part.question());
        if (question == null) {
            return;
        }
        List<BreakerStatus> breakers = begun.computeIfAbsent(part.node(), it -> new ArrayList<>());
        breakers.addAll(part.breakers());
        if (part.isLast()) {
            begun.remove(part.node());
            whole.put(part.node(), new Whole(part.software(), List.copyOf(breakers)));
            question.heard(part.node());
        }
    }

    /** Waits until all of them have answered, or some time has passed. */
    void await(long question, Duration atMost) throws InterruptedException {
        CountDownLatch answered;
        synchronized (this) {
            Question asked = questions.get(question);
            if (asked == null) {
                return;
            }
            answered = asked.answered;
        }
        try {
            boolean unused = answered.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            synchronized (this) {
                questions.remove(question);
                if (questions.isEmpty()) {
                    begun.clear();
                }
            }
        }
    }

    /** What a node has told last, if it has. */
    synchronized Optional<Whole> of(String node) {
        return Optional.ofNullable(whole.get(node));
    }
}
