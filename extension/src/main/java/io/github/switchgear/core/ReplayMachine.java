package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The very machine that guards calls, but what it does is told to nobody. It is for one thread. */
final class ReplayMachine extends Machine {

    private final @Nullable String key;
    private final List<BreakerTransition> transitions = new ArrayList<>();
    private final List<Spell> open = new ArrayList<>();
    private boolean tells;

    /**
     * One that does what a recording's breaker did at its start, or else is closed and begins now.
     *
     * @param settings of one that begins now
     */
    ReplayMachine(Recording recording, BreakerSettings settings, ReplayClock clock) {
        super(
                recording.name(),
                tally -> {
                    Recording.Start start = recording.start();
                    return start == null
                            ? State.initial(settings, clock.point(clock.nanos()), tally)
                            : start.state().copied(clock.nanos(), tally);
                },
                clock,
                thrown -> false);
        this.key = recording.key();
    }

    @Override
    public @Nullable String key() {
        return key;
    }

    /** From now on it goes by other settings, and what it does is told. */
    void goBy(BreakerSettings settings) {
        tells = true;
        change(OptionalLong.empty(), (current, now, around) -> current.withSettings(settings, now, around));
        if (transitions.isEmpty()) {
            noteOpen();
        }
    }

    @Override
    void publish(BreakerTransition change) {
        if (tells) {
            transitions.add(change);
            noteOpen();
        }
    }

    private void noteOpen() {
        if (state().phase() instanceof Phase.Open opened) {
            open.add(new Spell(nanos(), opened.deadline().nanos()));
        }
    }

    /** What it did, in that order. */
    List<BreakerTransition> transitions() {
        return transitions;
    }

    /** How long it was open until then. */
    long nanosOpen(long end) {
        return open.stream()
                .mapToLong(spell -> Math.max(0, Math.min(spell.until() - spell.from(), end - spell.from())))
                .sum();
    }

    /** From an opening to the end of its retry time. */
    private record Spell(long from, long until) {}
}
