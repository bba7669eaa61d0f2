package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is to be told of one breaker, found anew at each moment from all that has happened and all that was told, as the contract
 * says it. Slow, and without a thought of memory.
 */
final class NaiveTelling {

    record Happened(Duration at, BreakerTransition change) {}

    /** With the number that is told, or 0 where none is. */
    record Told(Duration at, BreakerTransition change, int number) {

        /** An opening that is told without a number is one. */
        int openings() {
            return number == 0 && Tellable.isOpening(change) ? 1 : number;
        }
    }

    private static final Map<BreakerState, Integer> OPENNESS = Map.of(
            BreakerState.CLOSED, 0,
            BreakerState.FORCED_CLOSED, 1,
            BreakerState.HALF_OPEN, 2,
            BreakerState.OPEN, 3,
            BreakerState.FORCED_OPEN, 3);

    private final Duration quiet;
    private final List<Happened> happened = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    /** How much of what happened was there when something was told last. */
    private int toldOf;

    NaiveTelling(Duration quiet) {
        this.quiet = quiet;
    }

    List<Told> told() {
        return told;
    }

    BreakerState believed() {
        return told.isEmpty()
                ? BreakerState.CLOSED
                : told.get(told.size() - 1).change().to();
    }

    void happened(Duration at, BreakerTransition change) {
        happened.add(new Happened(at, change));
        look(at, happened.size() - toldOf > 1);
    }

    /** It is then, and something may be due that has waited. */
    void isNow(Duration now) {
        look(now, true);
    }

    private void look(Duration now, boolean waited) {
        List<Happened> news = happened.subList(toldOf, happened.size());
        if (news.isEmpty()) {
            return;
        }
        BreakerTransition last = news.get(news.size() - 1).change();
        int openings = (int)
                news.stream().filter(it -> Tellable.isOpening(it.change())).count();
        if (isQuiet(now) && OPENNESS.get(last.to()) >= OPENNESS.get(believed())) {
            return;
        }
        told.add(new Told(now, last, waited ? openings : 0));
        toldOf = happened.size();
    }

    /** Whether an opening was told within the quiet time, by itself or as a number when one was over. */
    private boolean isQuiet(Duration now) {
        Duration begun = null;
        for (Told one : told) {
            boolean inQuiet = begun != null && one.at().compareTo(begun.plus(quiet)) < 0;
            if (one.openings() > 0 && (Tellable.isOpening(one.change()) || !inQuiet)) {
                begun = one.at();
            }
        }
        return begun != null && now.compareTo(begun.plus(quiet)) < 0;
    }
}
