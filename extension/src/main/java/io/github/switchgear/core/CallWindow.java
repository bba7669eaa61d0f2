package io.github.switchgear.core;

import org.jspecify.annotations.Nullable;

/**
 * The latest calls of a closed breaker and the failures among them. It is the one part of a {@link State} that changes in
 * place, so that a call which ends without changing the state allocates nothing; it holds no lock.
 *
 * <p>All that decides is one atomic number, and the call that reaches the ratio is the last one: the very step that
 * counts it also {@linkplain #isTripped() trips} the window, which takes no call after that. So the opening is exact, and
 * whichever operation comes next can publish it, should the thread that reached it be slow to do so.
 *
 * <p>A window is never emptied or moved on in place. It is {@linkplain #isSealed() sealed}, which stops all counting at
 * one moment, and a {@linkplain #successor successor} with what still counts takes its place in the state.
 */
sealed interface CallWindow permits CountWindow, TimeWindow {

    /** What became of a call that ended. */
    enum Recording {

        /** It is in the window. */
        COUNTED,

        /** It is in the window and, as the last one, reached the ratio. */
        TRIPPED,

        /** It is not in the window: this one takes no more calls, look at the state again. */
        SEALED
    }

    static @Nullable CallWindow of(WindowSettings settings, long now) {
        if (settings.calls() > 0) {
            return CountWindow.empty(settings);
        }
        return settings.isOn() ? TimeWindow.empty(settings, now) : null;
    }

    /**
     * Counts a call that has ended.
     *
     * @param failure what it failed by; null if it succeeded
     * @param now when it ended
     * @param mayTrip whether reaching the ratio trips the window
     */
    Recording record(@Nullable String failure, long now, boolean mayTrip);

    /** Whether {@link #record} needs to know when a call ended. */
    boolean asksTime();

    /** Whether one more success would change nothing, so that it need not be counted. */
    boolean ignoresSuccess();

    /** Whether a call has reached the ratio. It is sealed, then. */
    boolean isTripped();

    /** Whether it takes no more calls, and its successor is to take its place. */
    boolean isSealed();

    /** Whether the last call that was counted failed. Of a tripped window, that call tripped it. */
    boolean endsInFailure();

    /** What the last failure failed by; null if there was none. */
    @Nullable
    String lastFailure();

    /** Whether there are failures among the calls that count now. */
    boolean hasFailures(long now);

    /** Whether the ratio is reached by the calls that count now. */
    boolean isAtLimit(long now);

    /** The same object for a window and all its successors, so that no call is counted again in what holds it already. */
    Object line();

    /** Seals this window and gives one with the same calls, as far as they still count, that takes more of them. */
    CallWindow successor(long now);
}
