package io.github.switchgear.fleet.register;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of what one decision holds at a time: the newest one.
 *
 * @param breaker the breaker's name
 * @param key of one key's breaker, the key as people see it, and of a setting, its name; null for a breaker without keys, and for a
 *     family's own
 * @param slot what of it
 */
public record Subject(String breaker, @Nullable String key, Slot slot) implements Comparable<Subject> {

    private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::breaker)
            .thenComparing(Subject::key, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Subject::slot);

    /** What there is to decide on. */
    public enum Slot {

        /** What it does from now on. */
        PRESENT,

        /** What it will do later. */
        PLANNED,

        /** Of a family: up to when nothing holds any more that was decided of its keys. */
        KEYS,

        /** One of its settings. */
        SETTING
    }

    public Subject {
        Objects.requireNonNull(breaker, "breaker");
        Objects.requireNonNull(slot, "slot");
    }

    /** That of a setting, by its name in JSON. */
    public static Subject setting(String breaker, String name) {
        return new Subject(breaker, name, Slot.SETTING);
    }

    /** Whether it is a key's. */
    public boolean isOfKey() {
        return key != null && slot != Slot.SETTING;
    }

    /** The same breaker's or key's, for another slot. */
    public Subject in(Slot other) {
        return new Subject(breaker, key, other);
    }

    /** That of the family, if this is a key's. */
    public Subject ofFamily() {
        return new Subject(breaker, null, slot);
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
