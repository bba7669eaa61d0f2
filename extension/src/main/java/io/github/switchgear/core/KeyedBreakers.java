package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.Keys;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A breaker for each key: one downstream is often many, a host a shard, a tenant an account, of which one may be ill while
 * the others are not. Keys have the settings in common, and nothing else: each has its own state, counts, totals and history.
 * All of them are a family, whose own breaker guards what has no key; what is done to that holds for every key, those not
 * seen yet included.
 *
 * <p>No more keys are tracked than the limit says. A new one beyond it takes the place of one that tells nothing: that is
 * closed, with no failure counted and nothing planned, and least recently used among a sample. Where there is none, the new
 * key is guarded by the family's own breaker. One that is forgotten while somebody holds it works on, counts in the
 * family's totals, and is tracked again when a call of it fails.
 *
 * <p>Safe for use by any number of threads. Asking for a key that is tracked takes no lock and allocates nothing.
 */
public final class KeyedBreakers {

    /** How many keys are tracked at most where nobody says otherwise. */
    public static final int DEFAULT_MAX_KEYS = 1_000;

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private static final int MOST_KEYS = 100_000;

    /** Of so many, the one that is forgotten was used least recently. */
    private static final int SAMPLE = 32;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int maxKeys;
    private final boolean keysShown;
    private final FamilyMachine machine;
    private final CircuitBreaker family;
    private final Map<String, CircuitBreaker> byKey = new ConcurrentHashMap<>();
    private final LongAdder overflowed = new LongAdder();
    private final AtomicLong toldOfOverflow = new AtomicLong();
    private final AtomicLong warnedAt;

    /** Those tracked, in no order. Guarded by this. */
    private KeyMachine[] tracked = new KeyMachine[16];

    /** Guarded by this. */
    private int size;

    /** Guarded by this. */
    private final RegistryListeners listeners = new RegistryListeners();

    /**
     * How often keys have changed places in the order of their use. Threads may miss each other here; some key looks a little
     * older or younger for it.
     */
    private int uses;

    /** How many others may have been used after a key before its use is noted again: none among few, an eighth of many. */
    private volatile int slack;

    private KeyedBreakers(
            String name,
            BreakerSettings settings,
            int maxKeys,
            BreakerClock clock,
            Predicate<? super Throwable> callersMistake,
            boolean keysShown) {
        if (VisibleText.isBlank(name)) {
            throw new IllegalArgumentException("name must not be blank");
        }
        checkMaxKeys(maxKeys).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        this.maxKeys = maxKeys;
        this.keysShown = keysShown;
        this.machine = new FamilyMachine(
                name,
                Objects.requireNonNull(settings, "settings"),
                clock,
                Objects.requireNonNull(callersMistake, "callersMistake"),
                this::keys,
                this::followAll);
        this.family = new CircuitBreaker(machine);
        this.warnedAt = new AtomicLong(clock.nanos() - MINUTE);
    }

    /**
     * A family without keys yet, that tells the time by {@link System#nanoTime()}.
     *
     * @param name what people call it
     * @param settings how it works
     * @param maxKeys how many keys are tracked at most, from 1 to 100,000
     * @return a new family
     * @throws IllegalArgumentException if the name is blank or the limit out of bounds
     */
    public static KeyedBreakers of(String name, BreakerSettings settings, int maxKeys) {
        return new KeyedBreakers(name, settings, maxKeys, BreakerClock.system(), thrown -> false, true);
    }

    /**
     * A family with a clock of the caller's.
     *
     * @param name what people call it
     * @param settings how it works
     * @param maxKeys how many keys are tracked at most, from 1 to 100,000
     * @param nanoTicker nanoseconds that never go back, from any origin, as {@link System#nanoTime()}; instants start at
     *     the present time and move with it
     * @return a new family
     * @throws IllegalArgumentException if the name is blank or the limit out of bounds
     */
    public static KeyedBreakers of(String name, BreakerSettings settings, int maxKeys, LongSupplier nanoTicker) {
        return new KeyedBreakers(name, settings, maxKeys, BreakerClock.of(nanoTicker), thrown -> false, true);
    }

    /**
     * A family that can tell an exception which the caller has brought about, as {@link CircuitBreaker#of(String,
     * BreakerSettings, Predicate)} does, and that may show hashes of its keys only.
     *
     * @param name what people call it
     * @param settings how it works
     * @param maxKeys how many keys are tracked at most, from 1 to 100,000
     * @param callersMistake true for such an exception
     * @param keysShown whether people see the keys; else, everywhere, the first 16 hexadecimal digits of their SHA-256
     * @return a new family
     * @throws IllegalArgumentException if the name is blank or the limit out of bounds
     */
    public static KeyedBreakers of(
            String name,
            BreakerSettings settings,
            int maxKeys,
            Predicate<? super Throwable> callersMistake,
            boolean keysShown) {
        return new KeyedBreakers(name, settings, maxKeys, BreakerClock.system(), callersMistake, keysShown);
    }

    static KeyedBreakers of(String name, BreakerSettings settings, int maxKeys, BreakerClock clock) {
        return new KeyedBreakers(name, settings, maxKeys, clock, thrown -> false, true);
    }

    /**
     * Checks a limit.
     *
     * @param maxKeys how many keys are to be tracked at most
     * @return what is wrong with it, if anything is
     */
    public static Optional<String> checkMaxKeys(int maxKeys) {
        return maxKeys >= 1 && maxKeys <= MOST_KEYS
                ? Optional.empty()
                : Optional.of("maxKeys must be from 1 to " + MOST_KEYS + " but is " + maxKeys);
    }

    /**
     * Reads a limit.
     *
     * @param text a whole number
     * @return how many keys are to be tracked at most
     * @throws IllegalArgumentException if it is none, or out of bounds, telling what is allowed
     */
    public static int maxKeys(String text) {
        int maxKeys;
        try {
            maxKeys = SettingText.whole(text.trim(), "from 1 to " + MOST_KEYS);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("maxKeys " + e.getMessage(), e);
        }
        checkMaxKeys(maxKeys).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return maxKeys;
    }

    /**
     * Tells the family's name.
     *
     * @return the name it was made with
     */
    public String name() {
        return machine.name();
    }

    /**
     * Gives the breaker that guards a key, and tracks it from now on if there is room.
     *
     * @param key of any length; one of more than 200 characters is known, and shown, by its first 180, an ellipsis and the
     *     first 16 hexadecimal digits of its SHA-256. Null or blank means none
     * @return the key's breaker; the {@linkplain #family() family's own} for no key, and where there is no room
     */
    public CircuitBreaker of(@Nullable String key) {
        if (key == null) {
            return family;
        }
        CircuitBreaker known = byKey.get(key);
        if (known == null) {
            return ofUnknown(key);
        }
        use((KeyMachine) known.machine());
        return known;
    }

    private CircuitBreaker ofUnknown(String key) {
        if (VisibleText.isBlank(key)) {
            return family;
        }
        publishOutsideTheLock();
        KeyMachine made = made(key);
        if (made != null) {
            return made.breaker();
        }
        overflowed.increment();
        tellOfOverflow();
        return family;
    }

    /**
     * Gives the breaker of a key, and tracks it from now on, for who decides about the key and not about the family.
     *
     * @param key not blank
     * @return the key's breaker; empty if there is no room for one more
     * @throws IllegalArgumentException if the key is blank
     */
    public Optional<CircuitBreaker> track(String key) {
        if (VisibleText.isBlank(key)) {
            throw new IllegalArgumentException("key must not be blank");
        }
        if (!byKey.containsKey(KeyText.of(key))) {
            publishOutsideTheLock();
        }
        return Optional.ofNullable(made(key)).map(KeyMachine::breaker);
    }

    /**
     * Finds the breaker of a key that is tracked. Asking never makes one.
     *
     * @param key as people see it, or as calls are made with it
     * @return the key's breaker, if the key is tracked
     */
    public Optional<CircuitBreaker> find(String key) {
        CircuitBreaker known = byKey.get(KeyText.of(key));
        return known != null || keysShown
                ? Optional.ofNullable(known)
                : byKey.values().stream()
                        .filter(breaker -> key.equals(breaker.machine().key()))
                        .findFirst();
    }

    /**
     * Tells a key as people see it, whether or not it is tracked.
     *
     * @param key as calls are made with it
     * @return what a breaker of it has as its {@linkplain CircuitBreaker#key() key}
     */
    public String shown(String key) {
        return keysShown ? KeyText.of(key) : KeyText.hash(key);
    }

    /**
     * Gives the family's own breaker. What is done to it holds for every key; a key that is forced itself stays so until it
     * is released, or the family is reset. Its totals are those of all keys and its own, the forgotten ones included.
     *
     * @return always the same
     */
    public CircuitBreaker family() {
        return family;
    }

    /**
     * Tells the breakers of all keys that are tracked.
     *
     * @return an unmodifiable collection as it is now, ordered by key
     */
    public Collection<CircuitBreaker> tracked() {
        return inNoOrder().stream()
                .sorted(Comparator.comparing(breaker -> breaker.machine().key()))
                .toList();
    }

    /** Those tracked at one moment. */
    private synchronized List<CircuitBreaker> inNoOrder() {
        return Arrays.stream(tracked, 0, size).map(KeyMachine::breaker).toList();
    }

    /**
     * Tells a listener of the breaker of every key: of each that is tracked, before this method returns, and then of each
     * that comes or goes.
     *
     * @param listener is told, until the registration is closed
     * @return the registration
     */
    public synchronized Registration follow(RegistryListener listener) {
        Object added = listeners.add(Objects.requireNonNull(listener, "listener"), tracked());
        return () -> end(added);
    }

    private synchronized void end(Object added) {
        listeners.remove(added);
    }

    /** What a new key would publish of its family, so that nobody who hears of it is waited for while others wait. */
    private void publishOutsideTheLock() {
        Orders unused = machine.published(machine.nanos());
    }

    private void use(KeyMachine known) {
        int now = uses;
        if (now - known.used() > slack) {
            uses = now + 1;
            known.use(now + 1);
        }
    }

    /** Null if there is no room for it. */
    private synchronized @Nullable KeyMachine made(String wholeKey) {
        String key = KeyText.of(wholeKey);
        CircuitBreaker known = byKey.get(key);
        if (known != null) {
            KeyMachine there = (KeyMachine) known.machine();
            use(there);
            return there;
        }
        long now = machine.nanos();
        if (size == maxKeys && !forgetOne(now)) {
            return null;
        }
        KeyMachine made = new KeyMachine(machine, this, key, shown(wholeKey), now);
        add(made);
        return made;
    }

    private void add(KeyMachine added) {
        if (size == tracked.length) {
            tracked = Arrays.copyOf(tracked, Math.min(maxKeys, 2 * size));
        }
        added.moveTo(size);
        added.use(++uses);
        tracked[size++] = added;
        slack = size / 8;
        byKey.put(added.ownKey(), added.breaker());
        listeners.added(added.breaker());
    }

    /** Tracks one again that has something to tell, unless another of its key has, too. */
    synchronized void keep(KeyMachine returned) {
        long now = machine.nanos();
        if (!returned.isForgotten() || returned.tellsNothing(now)) {
            return;
        }
        CircuitBreaker instead = byKey.get(returned.ownKey());
        if (instead == null ? size < maxKeys || forgetOne(now) : forgets((KeyMachine) instead.machine(), now)) {
            returned.remember();
            add(returned);
        }
    }

    /** Whether one was found that could be forgotten. */
    private boolean forgetOne(long now) {
        KeyMachine oldest = null;
        int looks = Math.min(size, SAMPLE);
        for (int look = 0; look < looks; look++) {
            KeyMachine seen =
                    tracked[size <= SAMPLE ? look : ThreadLocalRandom.current().nextInt(size)];
            if ((oldest == null || seen.used() - oldest.used() < 0) && seen.tellsNothing(now)) {
                oldest = seen;
            }
        }
        return oldest != null && (forgets(oldest, now) || forgetOne(now));
    }

    private boolean forgets(KeyMachine known, long now) {
        if (!known.forget(now)) {
            return false;
        }
        byKey.remove(known.ownKey());
        KeyMachine last = tracked[--size];
        last.moveTo(known.place());
        tracked[known.place()] = last;
        tracked[size] = null;
        listeners.removed(known.breaker());
        return true;
    }

    private void tellOfOverflow() {
        long now = machine.nanos();
        long last = warnedAt.get();
        if (now - last < MINUTE || !warnedAt.compareAndSet(last, now)) {
            return;
        }
        long all = overflowed.sum();
        long calls = all - toldOfOverflow.getAndSet(all);
        LOG.log(
                Level.WARNING,
                "Breaker ''{0}'' has no room for more keys: of the {1} that it tracks at most (maxKeys) none can be forgotten,"
                        + " and its own breaker guards calls with others, {2} since this was last told",
                VisibleText.of(name()),
                Integer.toString(maxKeys),
                Long.toString(calls));
    }

    private void followAll() {
        inNoOrder().forEach(breaker -> ((KeyMachine) breaker.machine()).follow());
    }

    private Keys keys() {
        int open = 0;
        int halfOpen = 0;
        int forced = 0;
        List<CircuitBreaker> all = inNoOrder();
        for (CircuitBreaker breaker : all) {
            switch (breaker.state()) {
                case OPEN -> open++;
                case HALF_OPEN -> halfOpen++;
                case FORCED_OPEN, FORCED_CLOSED -> forced++;
                case CLOSED -> {
                    // nothing that anybody has to look at
                }
            }
        }
        return new Keys(all.size(), maxKeys, open, halfOpen, forced, overflowed.sum());
    }
}
