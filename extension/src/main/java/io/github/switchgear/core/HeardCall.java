package io.github.switchgear.core;

import java.util.function.Consumer;

/** The state that let in one call of which somebody wants to know how it ended. Made for that call alone, and only for such. */
final class HeardCall extends State {

    private final State admitted;
    private final Consumer<CallOutcome> told;
    private final BreakerLog log;

    private HeardCall(State admitted, Consumer<CallOutcome> told, BreakerLog log) {
        super(admitted);
        this.admitted = admitted;
        this.told = told;
        this.log = log;
    }

    /** As a plain state, so that who asks for it needs this class only where a call is heard. */
    static State of(State admitted, Consumer<CallOutcome> told, BreakerLog log) {
        return new HeardCall(admitted, told, log);
    }

    @Override
    void callEnded(CallOutcome outcome) {
        admitted.callEnded(outcome);
        try {
            told.accept(outcome);
        } catch (Throwable failure) {
            log.listenerFailed(outcome, failure);
        }
    }
}
