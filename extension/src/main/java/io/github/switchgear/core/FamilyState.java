package io.github.switchgear.core;

/** That of a family's own breaker: what is done to it is done to all of its keys. */
final class FamilyState extends State {

    private final Orders orders;

    private FamilyState(State state, Orders orders) {
        super(state);
        this.orders = orders;
    }

    static FamilyState initial(BreakerSettings settings, Deadline now, Tally tally) {
        return new FamilyState(State.initial(settings, now, tally), Orders.none(settings, now));
    }

    /** What holds for its keys. */
    Orders orders() {
        return orders;
    }

    @Override
    State ofThisKind(State state) {
        return new FamilyState(state, orders);
    }

    @Override
    State told(Cause cause, Deadline at, State before) {
        return new FamilyState(this, orders.and(cause, at, before, this));
    }
}
