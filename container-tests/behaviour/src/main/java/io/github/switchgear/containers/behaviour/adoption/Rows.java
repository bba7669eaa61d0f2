package io.github.switchgear.containers.behaviour.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is asked of each container. */
final class Rows {

    /** Whose answers nobody looks at. */
    static final Row FIRST = row("", "Rules.first", "", "S F K E");

    private static final List<String> POLICIES = List.of("Retry", "Timeout", "Bulkhead", "Fallback");

    private Rows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(rules());
        rows.addAll(policies());
        rows.addAll(combinations("returns a value", "Direct"));
        rows.addAll(combinations("`@Asynchronous`, returns a stage", "AsyncStage"));
        rows.addAll(combinations("`@Asynchronous`, returns a future", "AsyncFuture"));
        rows.addAll(combinations("returns a stage", "PlainStage"));
        rows.addAll(combinations("returns a future", "PlainFuture"));
        return rows;
    }

    static List<Row> rules() {
        String group = "the breaker's own rules";
        return List.of(
                row(group, "Rules.standard", "the window is empty after closing", "F F F F S ~S F F F F S"),
                row(group, "Rules.success", "a success can open it, too", "F F F S S"),
                row(group, "Rules.rolling", "the window rolls", "S S S F S S S F F S"),
                row(group, "Rules.skipped", "what `skipOn` lists is a success", "F K F K S"),
                row(group, "Rules.unlisted", "so is what `failOn` does not list", "F K F K S"),
                row(group, "Rules.both", "`skipOn` before `failOn`", "K K K K S"),
                row(group, "Rules.skippedTrial", "what `skipOn` lists, as a trial", "F F F F ~K F F F F S"),
                row(group, "Rules.failedTrial", "a trial fails", "F F F F ~F S ~S S"),
                row(group, "Rules.errors", "an error", "E E E E S"),
                row(group, "Rules.twoTrials", "`successThreshold` of 2", "F F F F ~S S F F F F S"),
                row(group, "Rules.secondTrialFails", "`successThreshold` of 2, the second fails", "F F F F ~S F S"),
                row(group, "Rules.trialAlone", "a call beside a trial", "F F F F ~+H S - S"),
                row(group, "Rules.threeTrials", "`successThreshold` of 3, six at once", "F F F F ~+H +H +H +H +H +H -"),
                row(group, "Rules.trialBesideFailure", "one of two trials fails first", "F F F F ~+H F S - S"),
                row(group, "Rules.late", "a call from before fails while half-open", "+L F F F F ~S - S"),
                row(group, "Rules.hanging", "a trial hangs", "F F F F ~+H ~S -"),
                row(group, "Rules.unit", "`delayUnit`", "F F F F S ~S"),
                row(group, "Rules.one", "`requestVolumeThreshold` of 1", "F S"),
                row(group, "Rules.zero", "`failureRatio` of 0, without a failure", "S S S S"),
                row(group, "Rules.zeroWithFailure", "`failureRatio` of 0, with a failure", "F S S S"),
                row(group, "Rules.noDelay", "`delay` of 0", "F F F F ~S"),
                row(group, "Rules.configured", "`requestVolumeThreshold` of the method configured", "F F S"),
                row(group, "Rules.configuredDelay", "`delay` configured, its unit is the annotation's", "F F F F ~S"),
                row(group, "Rules.configuredUnit", "`delayUnit` configured", "F F F F S ~S"),
                row(group, "Rules.disabled", "`enabled=false` configured", "F F F F F S"),
                row(group, "OnClass.first", "on the class: each method its own", "F F F F S S@OnClass.third"),
                row(group, "OnClass.second", "`failureRatio` of the class configured", "F F S F F F F S"),
                row(group, "Elder.call", "inherited: each subclass its own", "F F F F S S@Younger.call"),
                row(
                        group,
                        "Rules.overloaded",
                        "overloaded: each method its own",
                        "F F F F S S@Rules.overloaded-with-number"),
                row(group, "Requested.call", "request scope: the same for all requests", "F F F F S"),
                row(group, "Single.call", "`@Dependent`: the same for all instances", "F F F F S@Another.call"));
    }

    private static List<Row> policies() {
        String group = "what the policies are told of each other";
        return List.of(
                row(group, "Policies.abortOnOpen", "`abortOn` of the rejection", "F F"),
                row(group, "Policies.retryOnBroken", "`retryOn` of other exceptions", "F F"),
                row(group, "Policies.applyOnOpen", "`applyOn` of the rejection", "F F F ~S"),
                row(group, "Policies.skipOnOpen", "`skipOn` of the rejection by the fallback", "F F F ~S"),
                row(group, "Policies.fallbackMethod", "`fallbackMethod`", "F F F ~S"),
                row(group, "Policies.failOnTimeout", "`failOn` of the timeout alone", "F F T T S"),
                row(group, "Policies.failOnBroken", "`failOn` without the timeout", "T T S"),
                row(group, "Policies.retryFailOnTimeout", "`failOn` of the timeout alone, with Retry", "F T"),
                row(group, "Policies.swallowed", "a timeout whose interruption is swallowed", "X X S"),
                row(group, "Policies.retrySwallowed", "the same with Retry", "X S"),
                row(group, "Policies.fallbackSwallowed", "the same with Fallback", "X X S"),
                row(group, "Policies.skipOnFull", "`skipOn` of the full bulkhead", "+H S S S -"),
                row(group, "Policies.retrySkipOnFull", "the same with Retry", "+H S S S -"),
                row(group, "Policies.thrown", "an asynchronous method throws instead of returning a stage", "F F S"),
                row(group, "Policies.failed", "the future that an asynchronous method returns has failed", "F F S"));
    }

    private static List<Row> combinations(String group, String bean) {
        List<Row> rows = new ArrayList<>();
        for (int policies = 0; policies < 1 << POLICIES.size(); policies++) {
            rows.add(combination(group, bean, among(policies)));
        }
        return rows;
    }

    private static List<String> among(int policies) {
        return POLICIES.stream()
                .filter(policy -> (policies & 1 << POLICIES.indexOf(policy)) != 0)
                .toList();
    }

    private static Row combination(String group, String bean, List<String> policies) {
        StringBuilder script = new StringBuilder("F F S ~S S");
        // A stage that is returned at once is in time, for all that it may never complete, but in Quarkus: one row
        // shows it.
        boolean timed = policies.contains("Timeout") && (!bean.equals("PlainStage") || policies.size() == 1);
        if (timed) {
            script.append(" T T S ~S");
        }
        if (policies.contains("Bulkhead") && timed == policies.contains("Timeout")) {
            script.append(whileFull(bean)).append(timed ? " . ~S" : " - ~S");
        }
        String name = policies.isEmpty() ? "Alone" : String.join("", policies);
        return row(
                group,
                bean + "." + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                policies.isEmpty() ? "alone" : policies.stream().collect(Collectors.joining(", ")),
                script.toString());
    }

    /** An asynchronous bulkhead has a queue of one, and that of a stage may have one of ten. */
    private static String whileFull(String bean) {
        if (bean.equals("PlainStage")) {
            return " +H S";
        }
        return bean.startsWith("Async") ? " +H =H H S" : " +H S S S";
    }

    private static Row row(String group, String method, String says, String script) {
        return new Row(group, method, says, script);
    }
}
