package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Origin;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetReceiver;
import io.github.switchgear.fleet.memory.BackgroundMemory;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.node.LocalSettings.LocalChange;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.HybridClock;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.wire.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * This node of the fleet while it runs. All that waits for something is done by one thread of its own; what others call returns at
 * once. Safe for use by any number of threads.
 */
public final class Fleet implements AutoCloseable, FleetReceiver {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final Duration TICK = Duration.ofSeconds(5);

    /** So soon after a decision nodes compare what they know, so that a message lost while members change is missed at once. */
    private static final Duration NUDGE = Duration.ofMillis(100);

    /** As many messages wait at most, so that nobody can fill the memory; what is dropped is mended by the next comparison. */
    private static final int MOST_MESSAGES = 200;

    /** Until it has begun, the thread ends when there is nothing to do. */
    private static final Duration IDLE = Duration.ofMillis(10);

    /** Twice as long as nodes are silent in between, if nothing is lost. */
    private static final Duration SILENT = Duration.ofSeconds(8);

    /** After that, one that is not there and has not said that it leaves has gone. */
    private static final Duration MISSED = Duration.ofMinutes(10);

    private final FleetSettings settings;
    private final BreakerRegistry registry;
    private final FleetNode node;
    private final Memory memory;
    private final @Nullable FleetChannel channel;
    private final Capture capture;
    private final Pending pending = new Pending();
    private final PendingSettings pendingSettings = new PendingSettings();
    private final Answers answers = new Answers();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicBoolean keysHaveAppeared = new AtomicBoolean();
    private final Map<String, Registration> following = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor thread;

    private @Nullable Registration registration;

    /** Written by the thread alone. */
    private volatile boolean hasJoined;

    private volatile boolean hasEnded;

    /** Used by the thread alone. */
    private boolean hasLeft;

    /** Written by the thread alone: all nodes that the channel knows of. */
    private volatile List<String> members = List.of();

    /** Used by the thread alone. */
    private boolean wasAlone;

    /** So that it is told once, and not each time that it is tried. */
    private boolean hasFailedToJoin;

    /**
     * One that is not started.
     *
     * @param channel carries messages; null where there is none
     */
    public Fleet(FleetSettings settings, BreakerRegistry registry, Memory memory, @Nullable FleetChannel channel) {
        this.settings = settings;
        String name = settings.node();
        this.registry = registry;
        // One that is shared is away at times, and messages of the channel are not to wait for it.
        this.memory =
                memory.isShared() ? new BackgroundMemory(memory, settings.memoryWait(), this::remembered) : memory;
        this.channel = channel;
        HybridClock clock = new HybridClock(name, Instant::now);
        this.capture = new Capture(clock);
        this.node = new FleetNode(
                name,
                clock,
                Instant::now,
                new LocalBreakers(registry, Instant::now),
                new LocalSettings(registry, clock, Instant.now()),
                this.memory,
                answers,
                this::send);
        // What comes when it has ended is for nobody.
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, Fleet::made, new ThreadPoolExecutor.DiscardPolicy());
        executor.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        executor.allowCoreThreadTimeOut(true);
        this.thread = executor;
    }

    private static Thread made(Runnable task) {
        Thread made = new Thread(null, task, "switchgear-fleet", 0, false);
        made.setDaemon(true);
        // Not that of whoever starts the application, which may be another's.
        made.setContextClassLoader(Fleet.class.getClassLoader());
        return made;
    }

    /**
     * Does what the memory has, and goes on without it when it takes too long. Nothing of it outlives an application whose start fails
     * then: some containers tell nobody of its end.
     *
     * @param wait for the memory at most
     */
    public void start(Duration wait) {
        Future<?> restored = thread.submit(() -> {
            node.restore();
            return null;
        });
        await(restored, wait);
        follow();
    }

    /** Begins to join the others behind the caller's back, and to look around from time to time. */
    public void begin() {
        thread.allowCoreThreadTimeOut(false);
        if (channel != null) {
            channel.onMessage(this);
            thread.execute(this::join);
        }
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Asks all nodes how they are.
     *
     * @param breaker the only one that they are asked for; null for all
     * @param atMost how long it waits for them
     * @return what is known then
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Picture picture(@Nullable String breaker, Duration atMost) throws InterruptedException {
        long question = ThreadLocalRandom.current().nextLong();
        List<String> others =
                members.stream().filter(name -> !name.equals(settings.node())).toList();
        answers.asked(question, breaker, others);
        execute(() -> node.ask(question, breaker));
        Map<String, Answers.Told> told = answers.await(question, atMost);
        CompletableFuture<Picture> picture = new CompletableFuture<>();
        execute(() -> picture.complete(picture(breaker, told)));
        try {
            return picture.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException busy) {
            // It is joining, or waits for its memory: there is nobody yet of whom it could tell.
            return new Picture(List.of(), isAlone(), Map.of());
        }
    }

    private Picture picture(@Nullable String breaker, Map<String, Answers.Told> told) {
        Instant now = Instant.now();
        Map<String, Instant> heard = node.heard();
        List<Picture.Member> all = new ArrayList<>();
        all.add(member(settings.node(), Picture.State.LIVE, now, node.own(breaker)));
        Set<String> others = new TreeSet<>(heard.keySet());
        others.addAll(members);
        others.remove(settings.node());
        for (String other : others) {
            Instant last = heard.getOrDefault(other, now);
            all.add(member(other, state(other, last, now), last, told.get(other)));
        }
        Map<Subject, Decision> decisions = new TreeMap<>();
        node.map().holding().forEach(decision -> decisions.put(decision.subject(), decision));
        return new Picture(List.copyOf(all), isAlone(), Map.copyOf(decisions));
    }

    private static Picture.Member member(String name, Picture.State state, Instant heard, Answers.@Nullable Told told) {
        return told == null
                ? new Picture.Member(name, state, heard, null, null, List.of())
                : new Picture.Member(name, state, heard, told.at(), told.software(), told.breakers());
    }

    /** Who has gone without a word may be frozen, or cut off, and at work all the same: so it is missed for some time. */
    private Picture.State state(String other, Instant last, Instant now) {
        Duration silence = Duration.between(last, now);
        if (members.contains(other) && silence.compareTo(SILENT) <= 0) {
            return Picture.State.LIVE;
        }
        boolean hasGone = !members.contains(other) && (node.left().contains(other) || silence.compareTo(MISSED) > 0);
        return hasGone ? Picture.State.GONE : Picture.State.SILENT;
    }

    private boolean isAlone() {
        return channel != null && members.size() < 2 && settings.expected().orElse(1) > 1;
    }

    private static void await(Future<?> restored, Duration wait) {
        String why;
        try {
            restored.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return;
        } catch (TimeoutException e) {
            why = "it has not answered within " + wait;
        } catch (ExecutionException e) {
            why = String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "the start was interrupted";
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "The application starts without what its fleet remembers, which is tried again: " + why);
    }

    /** Also those that come later; of each, what was decided before it came is done. */
    private void follow() {
        registration = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                following.put(breaker.name(), breaker.onTransition(change -> told(breaker, change)));
                long generation = breaker.snapshot().generation();
                BreakerSettings settings = breaker.settings();
                execute(() -> node.appeared(breaker, generation, settings));
                registry.keyed(breaker.name()).ifPresent(Fleet.this::followKeys);
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                end(following.remove(breaker.name()));
                end(following.remove(keysOf(breaker.name())));
            }
        });
    }

    /** Keys come with calls, in masses: one look is for all that have come since the last one. */
    private void followKeys(KeyedBreakers family) {
        following.put(keysOf(family.name()), family.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                lookAtKeysOf(breaker.name());
            }
        }));
        lookAtKeysOf(family.name());
    }

    private void lookAtKeysOf(String family) {
        if (node.hasDecidedOnKeysOf(family) && keysHaveAppeared.compareAndSet(false, true)) {
            execute(this::keysAppeared);
        }
    }

    private void keysAppeared() {
        keysHaveAppeared.set(false);
        node.keysAppeared();
    }

    private static String keysOf(String family) {
        return family + "\0keys";
    }

    private static void end(@Nullable Registration registration) {
        if (registration != null) {
            registration.close();
        }
    }

    /** On the thread of who has decided; what calls bring about is nobody's decision, and costs them nothing here. */
    private void told(CircuitBreaker followed, BreakerTransition change) {
        boolean isHere = change.origin() == Origin.OPERATOR_HERE;
        if (change.cause() == Cause.RECONFIGURED
                && (isHere || change.origin() == Origin.OPERATOR)
                && pendingSettings.add(followed, change)) {
            execute(this::reconfigured);
        }
        if (change.origin() != Origin.OPERATOR) {
            return;
        }
        String key = change.key();
        CircuitBreaker changed = key == null
                ? followed
                : registry.keyed(change.breaker())
                        .flatMap(family -> family.find(key))
                        .orElse(null);
        List<Decision> decisions = capture.decisions(change, changed);
        if (pending.add(decisions, changed, change.generation())) {
            execute(this::decided);
        }
    }

    private void decided() {
        Pending.Taken taken = pending.take();
        node.decided(taken.decisions(), taken.generations());
        if (!taken.decisions().isEmpty()) {
            compareSoon();
        }
    }

    /** The memory has something new, or fails. */
    private void remembered() {
        execute(node::readAgain);
    }

    private void reconfigured() {
        Map<CircuitBreaker, Deque<LocalChange>> taken = pendingSettings.take();
        taken.forEach((breaker, changes) -> changes.forEach(it -> node.reconfigured(breaker, it)));
        if (!taken.isEmpty()) {
            compareSoon();
        }
    }

    private void compareSoon() {
        ScheduledFuture<?> unused =
                thread.schedule(() -> unfailingly(node::compare), NUDGE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void execute(Runnable task) {
        if (!hasEnded) {
            thread.execute(() -> unfailingly(task));
        }
    }

    /** A fault in one step, be it of a library that is there in another version, must not end all later ones, and is told. */
    private static void unfailingly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError | AssertionError e) {
            LOG.log(System.Logger.Level.ERROR, "A step of the fleet has failed; it goes on", e);
        }
    }

    private void join() {
        FleetChannel joining = channel;
        if (joining == null || hasJoined || hasEnded) {
            return;
        }
        try {
            joining.start();
            hasJoined = true;
            lookAround();
            node.membersChanged();
        } catch (Exception | LinkageError e) {
            LOG.log(
                    hasFailedToJoin ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "This node cannot join its fleet, and tries again: "
                            + e.getClass().getName() + ": " + e.getMessage());
            hasFailedToJoin = true;
        }
    }

    private void lookAround() {
        FleetChannel joined = channel;
        if (joined != null && hasJoined) {
            members = List.copyOf(joined.members());
        }
    }

    /** Not at once: whoever is the first to start is alone for a moment. */
    private void tellWhetherAlone() {
        if (isAlone() != wasAlone) {
            wasAlone = isAlone();
            LOG.log(
                    wasAlone ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                    wasAlone
                            ? "This node of the fleet sees no other one, and there should be "
                                    + settings.expected().orElse(1)
                                    + ": are they up, is discovery right, have all the same key?"
                            : "This node of the fleet sees others: " + members);
        }
    }

    private void tick() {
        unfailingly(this::join);
        unfailingly(this::lookAround);
        unfailingly(this::tellWhetherAlone);
        unfailingly(node::tick);
    }

    private void send(byte[] message) {
        FleetChannel sending = channel;
        if (sending == null || !hasJoined || hasLeft) {
            return;
        }
        try {
            sending.send(message);
        } catch (Exception e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A message to the fleet is lost, which the next comparison mends: " + e.getMessage());
        }
    }

    @Override
    public void received(byte[] message) {
        if (messages.incrementAndGet() > MOST_MESSAGES) {
            messages.decrementAndGet();
            return;
        }
        execute(() -> {
            messages.decrementAndGet();
            read(message);
        });
    }

    private void read(byte[] message) {
        try {
            node.received(MessageCodec.read(message));
        } catch (IOException e) {
            node.refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void membersChanged() {
        execute(() -> {
            lookAround();
            node.membersChanged();
        });
    }

    /** Nothing is told behind the farewell, be it an answer that is still waiting: it would take that back. */
    private void leave() {
        node.leave();
        hasLeft = true;
    }

    /** Ends it; what was decided before is kept and told, if that takes no longer than a second. */
    @Override
    public void close() {
        end(registration);
        List.copyOf(following.keySet()).forEach(name -> end(following.remove(name)));
        execute(this::decided);
        execute(this::reconfigured);
        execute(this::leave);
        hasEnded = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (channel != null) {
            channel.close();
        }
        memory.close();
    }
}
