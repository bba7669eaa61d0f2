package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller makes a condition: that a breaker is as they have seen it. Who has not is shown what they missed. */
final class Preconditions {

    private static final String UNKNOWN =
            ", or what was seen was never a state of it, and nothing was done. What another node told, or this one before it"
                    + " was started anew, is none here";

    private final Function<CircuitBreaker, BreakerView> views;

    Preconditions(Function<CircuitBreaker, BreakerView> views) {
        this.views = views;
    }

    /**
     * The breaker as it is, which is as the caller has seen it.
     *
     * @throws Refusal if it is not
     */
    BreakerView seen(CircuitBreaker breaker, List<String> tags) {
        BreakerView view = views.apply(breaker);
        if (tags.stream().noneMatch(view.tag()::isNamedBy)) {
            throw unseen(breaker, tags);
        }
        return view;
    }

    /** Refuses a condition that nothing can meet, instead of doing what it was to prevent. */
    static void requireNone(Intervention by) {
        if (by.seen() != null) {
            throw Refusal.unseen(
                    "All breakers together have no state that can be seen; change each on condition of its own."
                            + " Nothing was done");
        }
    }

    /** The refusal of a change to a breaker that is not as the caller has seen it. */
    Refusal unseen(CircuitBreaker breaker, List<String> tags) {
        BreakerView current = views.apply(breaker);
        List<BreakerTransition> history = breaker.history();
        Optional<List<BreakerTransition>> since = tags.stream()
                .flatMap(tag -> current.tag().since(tag, history).stream())
                .findFirst();
        BreakerTransition last = history.isEmpty() ? null : history.get(0);
        return Refusal.unseen(
                Named.subject(breaker.name(), breaker.key().orElse(null)) + " has changed since"
                        + since.map(found -> happened(found, current)).orElse(UNKNOWN),
                new Missed(current, last, since.orElse(null)));
    }

    private static String happened(List<BreakerTransition> since, BreakerView current) {
        String what = since.isEmpty()
                ? "its time has passed, and it is " + current.snapshot().state()
                : happened(since.get(0)) + (since.size() == 1 ? "" : ", the last of " + since.size() + " changes");
        return ": " + what + "; nothing was done";
    }

    private static String happened(BreakerTransition last) {
        return last.from() + " -> " + last.to() + " (" + last.cause() + ") at " + last.at()
                + told(", by ", last.actor()) + told(", because ", last.reason());
    }

    private static String told(String before, @Nullable String text) {
        return text == null ? "" : before + "'" + text + "'";
    }
}
