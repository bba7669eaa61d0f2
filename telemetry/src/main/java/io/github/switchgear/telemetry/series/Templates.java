package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Which series there are. */
public final class Templates {

    private static final String STATE = "state";

    private static final Map<Metric, List<Template>> FROM_THE_START = fromTheStart();

    private Templates() {}

    /**
     * Those of a metric that a breaker has.
     *
     * @param reading of the breaker
     */
    public static List<Template> of(Metric metric, Reading reading) {
        if (metric == Metric.TRANSITIONS) {
            List<Template> all = new ArrayList<>();
            for (Change change : reading.changes().keySet()) {
                all.add(of(change));
            }
            return all;
        }
        return fromTheStart(metric, reading.isOfFamily());
    }

    /** Those of all metrics that a breaker has from the start. */
    static List<Template> fromTheStart(boolean ofFamily) {
        List<Template> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            all.addAll(fromTheStart(metric, ofFamily));
        }
        return all;
    }

    private static List<Template> fromTheStart(Metric metric, boolean ofFamily) {
        return metric == Metric.KEYS && !ofFamily ? List.of() : FROM_THE_START.getOrDefault(metric, List.of());
    }

    /** That of a change, from the first one on. */
    static Template of(Change change) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("from", change.from());
        attributes.put("to", change.to());
        attributes.put("cause", change.cause());
        return new Template(Metric.TRANSITIONS, attributes, reading -> reading.changes(change));
    }

    private static Map<Metric, List<Template>> fromTheStart() {
        Map<Metric, List<Template>> all = new EnumMap<>(Metric.class);
        for (SeenState state : SeenState.values()) {
            add(all, Metric.STATE, STATE, state.text(), reading -> reading.isIn(state));
            add(all, Metric.STATE_TIME, STATE, state.text(), reading -> reading.seconds(state));
            if (state != SeenState.DISABLED) {
                add(all, Metric.KEYS, STATE, state.text(), reading -> reading.keys(state));
            }
        }
        for (Outcome outcome : Outcome.values()) {
            add(all, Metric.CALLS, "outcome", outcome.text(), reading -> reading.calls(outcome));
        }
        for (BreakerState kind : List.of(BreakerState.FORCED_OPEN, BreakerState.FORCED_CLOSED)) {
            String text = kind.name().toLowerCase(Locale.ROOT);
            add(all, Metric.OVERRIDE, "kind", text, reading -> reading.isForced(kind));
        }
        all.put(Metric.FALLBACKS, List.of(new Template(Metric.FALLBACKS, Map.of(), Look::fallbacks)));
        return all;
    }

    private static void add(
            Map<Metric, List<Template>> all,
            Metric metric,
            String attribute,
            String value,
            ToDoubleFunction<Look> reading) {
        all.computeIfAbsent(metric, none -> new ArrayList<>())
                .add(new Template(metric, Map.of(attribute, value), reading));
    }
}
