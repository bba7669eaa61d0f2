package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.Keys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A family and its keys, as the design tells of them. */
final class FamilyModel {

    private final Model own;
    private final int limit;

    /** The one that was used last is the last one. */
    private final Map<String, KeyModel> tracked = new LinkedHashMap<>();

    private long overflowed;
    private int heard;

    FamilyModel(String name, BreakerSettings settings, Instant start, double chance, int limit) {
        this.own = new Model(name, settings, start, chance);
        this.limit = limit;
    }

    Model own() {
        return own;
    }

    Map<String, KeyModel> tracked() {
        return tracked;
    }

    BreakerSnapshot snapshot(long now) {
        return own.snapshot(
                now,
                null,
                new Keys(
                        tracked.size(),
                        limit,
                        reading(now, BreakerState.OPEN),
                        reading(now, BreakerState.HALF_OPEN),
                        reading(now, BreakerState.FORCED_OPEN) + reading(now, BreakerState.FORCED_CLOSED),
                        overflowed));
    }

    private int reading(long now, BreakerState state) {
        return (int)
                tracked.values().stream().filter(key -> key.state(now) == state).count();
    }

    /** The override that holds for all keys; null if there is none. */
    Model.@Nullable Done force() {
        Model.Done force = null;
        for (Model.Done done : own.done) {
            force = switch (done.cause()) {
                case FORCED -> done;
                case RECONFIGURED -> force;
                default -> null;
            };
        }
        return force;
    }

    /** Whom a call with a key goes to. */
    Model called(String key, long now) {
        return track(key, now).map(Model.class::cast).orElseGet(() -> {
            overflowed++;
            return own;
        });
    }

    Optional<KeyModel> track(String key, long now) {
        KeyModel known = tracked.remove(key);
        if (known == null) {
            publishNews(now);
            if (tracked.size() == limit && !forgetOne(now)) {
                return Optional.empty();
            }
            known = new KeyModel(this, key, now);
        }
        tracked.put(key, known);
        return Optional.of(known);
    }

    private boolean forgetOne(long now) {
        Optional<String> oldest = tracked.values().stream()
                .filter(key -> key.tellsNothing(now))
                .map(KeyModel::key)
                .findFirst();
        oldest.ifPresent(tracked::remove);
        return oldest.isPresent();
    }

    /** One that has something to tell comes back, unless another one is in its place that has, too. */
    void keep(KeyModel returned, long now) {
        KeyModel instead = tracked.get(returned.key());
        if (instead == returned || returned.tellsNothing(now)) {
            return;
        }
        if (instead == null ? tracked.size() < limit || forgetOne(now) : instead.tellsNothing(now)) {
            tracked.remove(returned.key());
            tracked.put(returned.key(), returned);
        }
    }

    /** What is due for the family is published where it holds for its keys. */
    void publishNews(long now) {
        if (own.read(now).done.size() > own.done.size()) {
            own.publishWhatTheClockHasBrought(now);
        }
        followAll(now);
    }

    /** All keys follow whatever is done to their family at once. */
    void followAll(long now) {
        if (heard < own.done.size()) {
            heard = own.done.size();
            List.copyOf(tracked.values()).forEach(key -> key.follow(now));
        }
    }
}
