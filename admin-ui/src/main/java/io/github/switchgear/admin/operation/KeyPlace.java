package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerSnapshot;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a key stands among others: the worst first, then what is nearest to tripping, then by key. No two stand in one place,
 * so that the place of the last one that somebody was shown tells which they have not seen.
 *
 * @param rank how ill it is
 * @param failures in a row; all keys of a family trip by the same settings
 * @param key as people see it
 */
record KeyPlace(int rank, int failures, String key) implements Comparable<KeyPlace> {

    private static final Comparator<KeyPlace> WORST_FIRST = Comparator.<KeyPlace>comparingInt(KeyPlace::rank)
            .thenComparingInt(KeyPlace::failures)
            .reversed()
            .thenComparing(KeyPlace::key);

    static KeyPlace of(BreakerSnapshot breaker) {
        String key = breaker.key();
        return new KeyPlace(rank(breaker), breaker.consecutiveFailures(), key == null ? "" : key);
    }

    private static int rank(BreakerSnapshot breaker) {
        return switch (breaker.state()) {
            case FORCED_OPEN -> 6;
            case OPEN -> 5;
            case HALF_OPEN -> 4;
            case CLOSED -> breaker.rampUp() == null ? 0 : 3;
            case FORCED_CLOSED -> breaker.wouldBeOpen() ? 2 : 1;
        };
    }

    @Override
    public int compareTo(KeyPlace other) {
        return WORST_FIRST.compare(this, other);
    }

    /** As a text that travels in an address whatever the key is, half of a surrogate pair included. */
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(5 + 2 * key.length());
        bytes.put((byte) rank).putInt(failures).asCharBuffer().put(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The place that a text tells, if it is such. */
    static Optional<KeyPlace> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            KeyPlace place = new KeyPlace(
                    bytes.get(), bytes.getInt(), bytes.asCharBuffer().toString());
            return Optional.of(place).filter(read -> read.text().equals(text));
        } catch (IllegalArgumentException | BufferUnderflowException noPlace) {
            return Optional.empty();
        }
    }
}
