package io.github.switchgear.telemetry.webhook;

import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Posts one message after the other. One that is not taken is posted again, and all others wait, so that their order stays; the
 * pauses grow with each failure, whichever message that meets. It is given up when it is too old and the last post has failed:
 * as long as posts get through, however slowly, none is. Used by one thread.
 */
final class Courier {

    /** Waits. */
    @FunctionalInterface
    interface Waiting {
        void nanos(long nanos) throws InterruptedException;
    }

    private final Outbox outbox;
    private final Function<Message, byte[]> writer;
    private final Receiver receiver;
    private final Losses losses;
    private final Pace pace;
    private final LongSupplier ticker;
    private final Waiting waiting;

    /** Posts that have failed since one got through. */
    private int failures;

    /** By the ticker; means something after a failure. */
    private long notBefore;

    private String lastFailure = "";

    Courier(
            Outbox outbox,
            Function<Message, byte[]> writer,
            Receiver receiver,
            Losses losses,
            Pace pace,
            LongSupplier ticker,
            Waiting waiting) {
        this.outbox = outbox;
        this.writer = writer;
        this.receiver = receiver;
        this.losses = losses;
        this.pace = pace;
        this.ticker = ticker;
        this.waiting = waiting;
    }

    /**
     * Posts all that there is, and that will be.
     *
     * @throws InterruptedException if the thread is interrupted, which alone ends it
     */
    void run() throws InterruptedException {
        while (true) {
            deliver(outbox.take());
        }
    }

    /** Sees to one message, until it is taken or given up. What fails by a bug, or for want of a class, is given up. */
    void deliver(Message message) throws InterruptedException {
        try {
            deliver(message, writer.apply(message));
        } catch (RuntimeException | Error bug) {
            losses.add(1, bug.getClass().getName());
        }
    }

    private void deliver(Message message, byte[] body) throws InterruptedException {
        long tooOld = message.since() + pace.kept().toNanos();
        while (isItsTurn(tooOld)) {
            Answer answer = receiver.post(body);
            if (answer instanceof Answer.NotNow failure) {
                lastFailure = failure.what();
                losses.postponed(lastFailure);
                failures++;
                notBefore = ticker.getAsLong()
                        + pace.pause(failures, failure.retryAfter()).toNanos();
                tellOfDisplaced();
                continue;
            }
            failures = 0;
            tellOfDisplaced();
            if (answer instanceof Answer.Refused refused) {
                losses.add(1, refused.what());
            } else {
                losses.gotThrough();
            }
            return;
        }
        losses.add(1, lastFailure);
    }

    /** Waits until it may be posted; false if it becomes too old before. */
    private boolean isItsTurn(long tooOld) throws InterruptedException {
        if (failures == 0) {
            return true;
        }
        long now = ticker.getAsLong();
        waiting.nanos(Math.max(0, Math.min(notBefore - now, tooOld - now)));
        return ticker.getAsLong() - tooOld < 0;
    }

    private void tellOfDisplaced() {
        int displaced = outbox.displaced();
        if (displaced > 0) {
            losses.add(displaced, "more were waiting than there is room for");
        }
    }
}
