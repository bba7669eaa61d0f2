package io.github.switchgear.core;

import io.github.switchgear.core.RecordedCall.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Tries settings on what was recorded: tells what a breaker would have done with the same calls, by letting the very machine that
 * guards calls go through them, with its clock moved. Under the settings that were in force it does what really happened. Nothing
 * is called, told to listeners or logged. Safe for use by any number of threads.
 *
 * <p>What it cannot know is said: a call that was rejected has no outcome. Where the tried settings let such a call through, it
 * lasts nothing, and all is told twice, once as if each of them had failed and once as if each had succeeded. A caller might also
 * have acted in another way.
 *
 * <p>A recorded failure stays one, also where it was one only because it was slow; a recorded success that took longer than the
 * tried {@link BreakerSettings#slowCall()} is a failure. What validator, judge and lists of exceptions would say is not asked.
 * {@linkplain BackoffSettings#jitter() Jitter} spreads nothing. What people did meanwhile, as a reset, is not done again: it shows
 * what the breaker would have done by itself.
 */
public final class Rehearsal {

    private final Recording recording;
    private final List<Replay.Event> events;

    private Rehearsal(Recording recording) {
        this.recording = recording;
        this.events = Replay.events(recording);
    }

    /**
     * Begins with what was recorded.
     *
     * @param recording of a breaker, which goes on from the state and the counts that it had, or of a file, which begins closed
     * @return tries any number of settings on it
     */
    public static Rehearsal of(Recording recording) {
        return new Rehearsal(Objects.requireNonNull(recording, "recording"));
    }

    /**
     * Tries settings. A breaker that goes on from a state does so as if it were {@linkplain CircuitBreaker#reconfigure reconfigured} when
     * the first of the calls begins: a window that is another one starts empty.
     *
     * @param settings what is tried
     * @return what the breaker would have done
     */
    public Answer under(BreakerSettings settings) {
        Objects.requireNonNull(settings, "settings");
        return new Answer(
                Replay.of(recording, events, settings, Outcome.FAILED),
                Replay.of(recording, events, settings, Outcome.SUCCEEDED));
    }

    /**
     * What a breaker would have done.
     *
     * @param assumingFailed if all calls had failed that were rejected, but would have been let through
     * @param assumingSucceeded if all of them had succeeded
     */
    public record Answer(Figures assumingFailed, Figures assumingSucceeded) {}

    /**
     * What a breaker would have done under one assumption.
     *
     * @param before in which state it was before the first of the calls
     * @param transitions in their order, the first one first; the failure is null where it is a recorded one
     * @param openings those of them that lead to {@link BreakerState#OPEN}
     * @param timeOpen how long it was open, each time from the opening to the end of the retry time, and at most to the end of
     *     the last call; what is left of a time that had begun before the first call counts, too
     * @param rejected how many calls were rejected
     * @param failuresLetThrough how many calls were let through and failed, those that are assumed to included
     * @param unknown how many calls were let through of which nobody knows how they would have ended
     */
    public record Figures(
            BreakerState before,
            List<BreakerTransition> transitions,
            List<Opening> openings,
            Duration timeOpen,
            int rejected,
            int failuresLetThrough,
            int unknown) {

        /**
         * Tells what would have been done, with lists that nobody changes.
         *
         * @param before the state before the first of the calls
         * @param transitions in their order
         * @param openings those of them that open
         * @param timeOpen how long it was open
         * @param rejected how many calls were
         * @param failuresLetThrough how many calls were let through and failed
         * @param unknown how many calls nobody knows the end of
         */
        public Figures {
            transitions = List.copyOf(transitions);
            openings = List.copyOf(openings);
        }
    }

    /**
     * That a breaker opened.
     *
     * @param at when
     * @param cause why
     */
    public record Opening(Instant at, Cause cause) {}
}
