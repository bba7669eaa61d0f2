package io.github.switchgear.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That of one key of a family. What is done to the family holds for it, too, but for a force while it is forced itself. It
 * follows the family in a step that is none of its own transitions, though its generation grows with it: calls that were
 * let in before do not count after.
 */
final class KeyState extends State {

    private final Orders orders;

    private KeyState(State state, Orders orders) {
        super(state);
        this.orders = orders;
    }

    /** Of a key that was not there before: it does what the family is forced to, or is closed. */
    static KeyState initial(Orders orders, Deadline now, Tally tally) {
        Phase.Forced forced = orders.forced();
        return new KeyState(
                new State(
                        orders.settings().asGiven(),
                        0,
                        forced == null ? now.at() : forced.since(),
                        0,
                        CallWindow.of(orders.settings().window(), now.nanos(), tally, 0),
                        forced == null ? Phase.Steady.WATCHED : forced,
                        null,
                        List.of()),
                orders);
    }

    /** What it has followed so far. */
    Orders orders() {
        return orders;
    }

    @Override
    State ofThisKind(State state) {
        return new KeyState(state, orders);
    }

    /** Each call of a key has to look at its family. */
    @Override
    Phase steady(@Nullable Plan plan) {
        return Phase.Steady.WATCHED;
    }

    @Override
    boolean isOrdinary() {
        return phase() == Phase.Steady.WATCHED && planned() == null;
    }

    /**
     * Whether there is nothing that would be lost with it: it is plainly closed, with no failure counted.
     *
     * @param now by the ticker
     */
    boolean tellsNothing(long now) {
        if (!isOrdinary()) {
            return false;
        }
        CallWindow.Look counted = counted(now);
        return counted.consecutiveFailures() == 0 && !counted.hasFailures();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very phase of the family
    boolean isForced() {
        return phase() instanceof Phase.Forced && phase() != orders.forced();
    }

    /** The family sees to the end of its own override. */
    @Override
    @Nullable
    Deadline end() {
        return phase() instanceof Phase.Forced && !isForced() ? null : phase().deadline();
    }

    @Override
    Phase unforced(Phase successor) {
        return orders.forced() == null ? successor : orders.forced();
    }

    @Override
    State brought(long now, Surroundings around, @Nullable Orders told) {
        Orders news = told == null ? null : told.firstAfter(orders);
        Deadline step = stepOfClock(now);
        return news == null || (step != null && !news.at().isBefore(step))
                ? broughtByClock(now, around)
                : following(news, now, around);
    }

    @Override
    long earliest(long now, @Nullable Orders told) {
        long own = super.earliest(now, told);
        Orders news = told == null ? null : told.firstAfter(orders);
        return news == null ? own : news.at().orBefore(own);
    }

    private State following(Orders news, long now, Surroundings around) {
        Phase next = news.ordered();
        if (next == null || (isForced() && !news.isReset())) {
            return new KeyState(withSettings(news.settings(), now, around), news);
        }
        State turned =
                (news.isReset() ? withoutPlan() : this).turned(next, news.at().at(), history());
        return new KeyState(next instanceof Phase.Closed ? turned.emptied(now) : turned, news);
    }
}
