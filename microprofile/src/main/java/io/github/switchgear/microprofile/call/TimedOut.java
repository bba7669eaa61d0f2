package io.github.switchgear.microprofile.call;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** What a Timeout would have thrown, to be judged: nobody gets to see it. */
final class TimedOut {

    private TimedOut() {}

    static TimeoutException exception() {
        return new WithoutTrace();
    }

    static boolean isOne(Throwable thrown) {
        return thrown instanceof TimeoutException;
    }

    private static final class WithoutTrace extends TimeoutException {

        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nothing is written
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
