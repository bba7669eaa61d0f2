package io.github.switchgear.containers.behaviour.adoption;

import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Calls a guarded method as a {@link Row} says, and writes down how each call ends. It waits for what happens and not for a time,
 * but for what never happens. While a breaker is open, or a call is held, the next calls have to be made in time: only a few plays
 * make calls at once, and one that was too slow is known.
 */
final class Play {

    /** For a call that is let in again by then, which takes three seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    /** For a call that is out of time by then, which takes three times a second at most, or refused, which takes none. */
    private static final Duration PATIENCE_WITH_HELD = Duration.ofMillis(4_500);

    /** Of one call to the next, while a breaker is open for three seconds. */
    private static final Duration IN_TIME = Duration.ofMillis(2_500);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String OPEN = "OPEN";

    /** Before the answer of a call that has only ended when it was released. */
    private static final String LATE = "late:";

    private static final String TOO_SLOW = " (too slow to be told)";

    /** Of the server, which may have no more to take calls with. */
    private static final int THREADS = 16;

    private static final Semaphore FREE_THREADS = new Semaphore(THREADS);

    private final Deployed application;
    private final Row row;
    private final List<String> answers = new ArrayList<>();
    private final Deque<CompletableFuture<String>> held = new ArrayDeque<>();
    private boolean slow;

    private Play(Deployed application, Row row) {
        this.application = application;
        this.row = row;
    }

    /** The answers, and how many calls have reached the method. */
    static String of(Deployed application, Row row) {
        FREE_THREADS.acquireUninterruptibly(row.callsAtOnce());
        try {
            return new Play(application, row).answers();
        } finally {
            FREE_THREADS.release(row.callsAtOnce());
        }
    }

    /** Whether calls that were to be made at once have taken so long that the answers say nothing. */
    static boolean isTooSlow(String answers) {
        return answers.endsWith(TOO_SLOW);
    }

    private String answers() {
        // Before the first call nothing is open and nobody is held, so that it may take its time.
        boolean mayTakeTime = true;
        for (String step : row.script().split(" ")) {
            long begun = System.nanoTime();
            mayTakeTime |= step(step);
            slow |= !mayTakeTime && System.nanoTime() - begun > IN_TIME.toNanos();
            mayTakeTime = false;
        }
        return String.join(" ", answers) + " / " + entered() + (slow ? TOO_SLOW : "");
    }

    /** Whose time is over in the queue may have got in before, when another one's time was over: that is a matter of luck. */
    private String entered() {
        boolean luck = row.script().contains("=") && row.script().contains(".");
        return luck ? "?" : gate("entered");
    }

    /** Whether it takes its time. */
    private boolean step(String step) {
        if (step.equals("-")) {
            release("");
        } else if (step.equals(".")) {
            release(happens(this::allHaveEnded) ? "" : LATE);
            return true;
        } else if (step.equals("T") || step.equals("X")) {
            timed(step.replace('T', 'H'));
            return true;
        } else if (step.startsWith("=")) {
            fill(step.substring(1));
        } else if (step.startsWith("~+")) {
            Eventually.get(() -> pausing(() -> hold(step.substring(2))), answer -> !answer.contains(OPEN));
            return true;
        } else if (step.startsWith("~")) {
            untilLetIn(step.substring(1));
            return true;
        } else if (step.startsWith("+")) {
            String answer = hold(step.substring(1));
            if (!answer.isEmpty()) {
                answers.add(answer);
            }
        } else if (held.isEmpty()) {
            answers.add(call(step));
        } else {
            return besideHeld(step);
        }
        return false;
    }

    private boolean allHaveEnded() {
        return held.stream().allMatch(CompletableFuture::isDone);
    }

    /** Begins a call that is to be held in the method: an empty text when it is there, else its answer. */
    private String hold(String call) {
        gate("hold");
        String before = gate("entered");
        CompletableFuture<String> answer = begin(call);
        Eventually.get(() -> answer.isDone() || !gate("entered").equals(before), there -> there);
        if (gate("entered").equals(before)) {
            return answer.join();
        }
        held.add(answer);
        return "";
    }

    /** Begins two calls where one finds a place in the queue and the other none. */
    private void fill(String call) {
        CompletableFuture<String> one = begin(call);
        CompletableFuture<String> other = begin(call);
        boolean refused = happens(() -> one.isDone() || other.isDone());
        CompletableFuture<String> first = other.isDone() ? other : one;
        if (refused) {
            answers.add(first.join());
        } else {
            held.add(first);
        }
        held.add(first == one ? other : one);
    }

    /** A call that may have to wait for those that are held: whether it does. */
    private boolean besideHeld(String call) {
        CompletableFuture<String> answer = begin(call);
        boolean ended = happens(answer::isDone);
        if (ended) {
            answers.add(answer.join());
        } else {
            held.add(answer);
        }
        return !ended;
    }

    private void release(String mark) {
        gate("release");
        while (!held.isEmpty()) {
            answers.add(mark + held.remove().join());
        }
        awaitEmpty();
    }

    /** A call that is held until its time is over. */
    private void timed(String call) {
        gate("hold");
        held.add(begin(call));
        release(happens(this::allHaveEnded) ? "" : LATE);
    }

    private void awaitEmpty() {
        Eventually.get(() -> gate("empty"), "true"::equals);
    }

    private void untilLetIn(String call) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        String answer = call(call);
        while (answer.contains(OPEN) && System.nanoTime() - giveUp < 0) {
            answer = pausing(() -> call(call));
        }
        answers.add(answer.contains(OPEN) ? answer + "..." : answer);
    }

    /** Whether it is so in the end; what is held keeps threads of the server, of which there are not many. */
    private static boolean happens(BooleanSupplier what) {
        long giveUp = System.nanoTime() + PATIENCE_WITH_HELD.toNanos();
        while (!what.getAsBoolean() && System.nanoTime() - giveUp < 0) {
            Eventually.pause(PAUSE);
        }
        return what.getAsBoolean();
    }

    /** Lets others call in the meantime. */
    private <T> T pausing(Supplier<T> then) {
        FREE_THREADS.release(row.callsAtOnce());
        Eventually.pause(PAUSE);
        FREE_THREADS.acquireUninterruptibly(row.callsAtOnce());
        return then.get();
    }

    private String call(String call) {
        return begin(call).join();
    }

    private CompletableFuture<String> begin(String call) {
        return application.begin("calls/" + row.path(call)).thenApply(Play::answer);
    }

    private static String answer(HttpResponse<String> response) {
        return response.statusCode() == 200 ? response.body() : "HTTP " + response.statusCode();
    }

    private String gate(String what) {
        return answer(application.call("gates/" + row.gate() + "/" + what));
    }
}
