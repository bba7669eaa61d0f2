package io.github.switchgear.core;

import io.github.switchgear.core.Listeners.Listener;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;

/** Those who are told of the calls that one breaker lets through; made when somebody first wants to know. */
final class CallListeners {

    @SuppressWarnings("rawtypes") // as classes are
    private static final AtomicReferenceFieldUpdater<CallListeners, List> ALL =
            AtomicReferenceFieldUpdater.newUpdater(CallListeners.class, List.class, "all");

    private final BreakerLog log;

    private volatile List<Listener<CallListener>> all = List.of();

    CallListeners(BreakerLog log) {
        this.log = log;
    }

    Registration onCall(CallListener listener) {
        return Listeners.register(ALL, this, listener);
    }

    /**
     * Tells of a call that is let through.
     *
     * @param admitted the state that let it in
     * @return stands for that state, and tells those who want to know how the call ended
     */
    State tell(State admitted) {
        List<Listener<CallListener>> told = all;
        State heard = admitted;
        for (int i = 0; i < told.size(); i++) { // an iterator would be made for each call
            heard = tell(heard, told.get(i).told());
        }
        return heard;
    }

    private State tell(State admitted, CallListener listener) {
        BreakerState state = admitted.phase().state();
        try {
            Consumer<CallOutcome> told = listener.admitted(state);
            return told == null ? admitted : HeardCall.of(admitted, told, log);
        } catch (Throwable failure) {
            log.listenerFailed(state, failure);
            return admitted;
        }
    }
}
