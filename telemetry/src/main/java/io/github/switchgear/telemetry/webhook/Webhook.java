package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.NodeName;
import io.github.switchgear.core.UnfailingLogger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells a receiver what breakers go through: each opening, release and recovery, as an event that is posted by a thread of its own.
 * Who brings a change about only notes it, however the receiver behaves. Safe for use by any number of threads.
 */
public final class Webhook implements AutoCloseable {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private static final String THREAD = "switchgear-webhook";

    private static final int ROOM = 1_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A name that is looked up cannot be interrupted. Nobody waits for that any longer. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(1);

    private final String receiver;
    private final Outbox outbox;
    private final FollowedTransitions transitions;
    private final Thread thread;

    private Webhook(
            WebhookSettings settings, Supplier<String> node, BreakerRegistry registry, Pace pace, Duration timeout) {
        this.receiver = settings.receiver();
        this.outbox = new Outbox(settings.quiet(), ROOM, System::nanoTime);
        Outbox posted = outbox;
        this.thread = new Thread(null, () -> post(settings, node, posted, pace, timeout), THREAD, 0, false);
        thread.setDaemon(true);
        // Not that of whoever starts the application, which may be another's.
        thread.setContextClassLoader(Webhook.class.getClassLoader());
        this.transitions = new FollowedTransitions(registry, outbox);
        thread.start();
    }

    /**
     * Begins to tell a receiver, if one is configured.
     *
     * @param configuration of the application
     * @param registry has the breakers
     * @return ends it when it is closed; empty if there is nobody to tell
     * @throws IllegalArgumentException if the configuration has a value that is not allowed; its message names key, value and what
     *     is allowed, and nothing that is secret
     */
    public static Optional<Webhook> of(Configuration configuration, BreakerRegistry registry) {
        return WebhookSettings.of(configuration)
                .map(settings -> start(
                        settings,
                        () -> NodeName.of(configuration),
                        registry,
                        Pace.usual(() -> ThreadLocalRandom.current().nextDouble()),
                        TIMEOUT));
    }

    /** Asks for the node's name, which may take some time, on the thread that posts. */
    static Webhook start(
            WebhookSettings settings, Supplier<String> node, BreakerRegistry registry, Pace pace, Duration timeout) {
        return new Webhook(settings, node, registry, pace, timeout);
    }

    /** All that the thread has is its own, and goes with it. */
    private static void post(
            WebhookSettings settings, Supplier<String> node, Outbox outbox, Pace pace, Duration timeout) {
        OwnThread work = new OwnThread();
        try {
            Losses losses = new Losses(settings.receiver());
            outbox.awaitFirst();
            new Courier(
                            outbox,
                            new EventWriter(NodeSource.of(node.get())),
                            new HttpReceiver(settings, timeout, work),
                            losses,
                            pace,
                            System::nanoTime,
                            TimeUnit.NANOSECONDS::sleep)
                    .run();
        } catch (InterruptedException ended) {
            // As it is meant to be: nobody else knows this thread.
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "Webhook " + settings.receiver() + " gets nothing any more", bug);
        } finally {
            work.end();
        }
    }

    /** Tells nothing more. The thread ends at once; what is still to be posted is not, and of a post nobody waits for the answer. */
    @Override
    public void close() {
        transitions.close();
        thread.interrupt();
        try {
            thread.join(LAST_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int left = outbox.left();
        if (left > 0) {
            LOG.log(
                    Level.WARNING,
                    "Webhook {0} had not taken {1} when the application ended",
                    receiver,
                    left == 1 ? "1 event" : left + " events");
        }
    }
}
