package io.github.switchgear.core;

/** What every window of calls does, the breaker's own and those that tests compare it with. */
interface SlidingWindow {

    /** Counts a call; tells whether its breaker opens now. */
    boolean opensOn(boolean failed, long now);

    /** Whether the calls that are in it now would open a breaker. */
    boolean isAtLimit(long now);

    /** Counts a number of calls, none of which opens. */
    default void count(int calls, boolean failed, long now) {
        for (int i = 0; i < calls; i++) {
            if (opensOn(failed, now)) {
                throw new AssertionError("opened on call " + (i + 1) + " of " + calls);
            }
        }
    }

    /** A {@link CallWindow}, replaced by its successor whenever it is sealed, as a breaker does that stays closed. */
    final class Driven implements SlidingWindow {

        private CallWindow window;

        Driven(CallWindow window) {
            this.window = window;
        }

        @Override
        public boolean opensOn(boolean failed, long now) {
            CallWindow.Counting counting = window.record(failed ? "Failure" : null, now, true);
            if (counting != CallWindow.Counting.COUNTED) {
                window = window.successor(now, 0);
            }
            return counting == CallWindow.Counting.SEALED
                    ? opensOn(failed, now)
                    : counting == CallWindow.Counting.TRIPPED;
        }

        @Override
        public boolean isAtLimit(long now) {
            return window.look(now, false).isAtLimit();
        }
    }
}
