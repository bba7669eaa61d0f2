package io.github.switchgear.core;

import java.util.Locale;

/**
 * How one call ended, as far as a breaker keeps that.
 *
 * @param ended when, by the ticker
 * @param nanos how long it took
 * @param outcome how it counted
 * @param generation the last bits of the number of the state that let it in
 */
record RecordedCall(long ended, long nanos, Outcome outcome, int generation) {

    long began() {
        return ended - nanos;
    }

    /** How a call counted; a call that was too slow failed. */
    enum Outcome {
        SUCCEEDED(0),
        FAILED(1),
        NEUTRAL(2),
        REJECTED(3);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        /** Its number, from 0 to 3. */
        int code() {
            return code;
        }

        /** As people write it down. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
