package io.github.switchgear.core;

/** That of one key: what is done to its family holds for it, too. */
final class KeyMachine extends Machine {

    private final FamilyMachine family;
    private final KeyedBreakers keeper;
    private final String key;
    private final String shown;
    private final CircuitBreaker breaker = new CircuitBreaker(this);

    /** When it was asked for last, by its keeper's count. A race only makes it look a little older. */
    private int used;

    /** Its place among its keeper's; guarded by its keeper. */
    private int place;

    /** Whether it is not among them any more. It may come back when it has something to tell. */
    private volatile boolean forgotten;

    /**
     * Begins closed, or as the family is forced.
     *
     * @param key that it is asked for by
     * @param shown the key as people see it
     */
    KeyMachine(FamilyMachine family, KeyedBreakers keeper, String key, String shown, long now) {
        super(family, tally -> KeyState.initial(family.published(now), family.point(now), tally));
        this.family = family;
        this.keeper = keeper;
        this.key = key;
        this.shown = shown;
    }

    @Override
    public String key() {
        return shown;
    }

    String ownKey() {
        return key;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    int used() {
        return used;
    }

    void use(int when) {
        used = when;
    }

    int place() {
        return place;
    }

    void moveTo(int newPlace) {
        place = newPlace;
    }

    boolean isForgotten() {
        return forgotten;
    }

    void remember() {
        forgotten = false;
    }

    /**
     * Forgets it, if there is nothing that would be lost. It is told first and asked then: what happens to it in between
     * either is seen here, or finds that it is forgotten.
     */
    boolean forget(long now) {
        if (!tellsNothing(now)) {
            return false;
        }
        forgotten = true;
        if (tellsNothing(now)) {
            return true;
        }
        forgotten = false;
        return false;
    }

    /** Does what has been done to its family. */
    void follow() {
        publishDue(state(), nanos());
    }

    boolean tellsNothing(long now) {
        return recorder() == null && ((KeyState) at(state(), now)).tellsNothing(now);
    }

    @Override
    BreakerSettings settings() {
        return family.settings();
    }

    @Override
    void requireOwnSettings() {
        throw new IllegalStateException("Key '" + shown + "' of breaker '" + name()
                + "' has the settings of its family; replace those of the family's own breaker");
    }

    /** What is kept of its calls is something to tell. */
    @Override
    void record(int calls) {
        super.record(calls);
        changed();
    }

    @Override
    void changed() {
        if (forgotten) {
            keeper.keep(this);
        }
    }

    @Override
    boolean isCurrent(State seen) {
        return family.isQuiet(((KeyState) seen).orders());
    }

    @Override
    State at(State seen, long now) {
        return seen.at(now, this, family.at(now));
    }

    @Override
    State due(State seen, long now) {
        return seen.due(now, this, family.published(now));
    }

    /** Whoever listens to the family hears of each key. */
    @Override
    void publish(BreakerTransition change) {
        super.publish(change);
        family.tell(change);
    }

    @Override
    State heard(State admitted) {
        return family.heard(super.heard(admitted));
    }

    @Override
    void tell(BreakerOpenException rejection, State rejecting) {
        super.tell(rejection, rejecting);
        family.tell(rejection, rejecting);
    }
}
