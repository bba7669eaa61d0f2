package io.github.switchgear.containers.behaviour.adoption;

import java.util.regex.Pattern;

/** Why an application does not answer with Switchgear as it does with the container's own breaker. */
enum Reason {
    HANGS(
            "Rules\\.hanging",
            "Weld SE|WildFly|Quarkus|Helidon MP",
            "a trial that hangs gives its place to the next call"),
    TRIALS(
            "Rules\\.(?:trialAlone|threeTrials)",
            "Payara Micro",
            "its own lets any number of calls in while it is half-open"),
    ONE_TRIAL(
            "Rules\\.(?:threeTrials|trialBesideFailure)",
            "Helidon MP",
            "its own lets one call in at a time while it is half-open, however many it waits for"),
    SKIPPED_TRIAL(
            "Rules\\.skippedTrial",
            "Payara Micro",
            "its own takes a trial for none that ends with what `skipOn` lists"),
    LATE(
            "Rules\\.late",
            "Open Liberty|Payara Micro",
            "its own opens again by the failure of a call from before it opened"),
    RATIO_OF_NONE(
            "Rules\\.zero",
            "Weld SE|WildFly|Quarkus|Open Liberty",
            "`failureRatio` of 0 opens on a failure, not on successes"),
    UNIT("Rules\\.(?:unit|configuredDelay)", "Payara Micro", "its own does not look at `delayUnit`"),
    STAGES("AsyncStage\\..*", "Payara Micro", "its own does not count a stage that fails"),
    FUTURES(
            "Policies\\.failed",
            "Helidon MP",
            "its own judges what the future ends with, the specification what the method throws"),
    FOREIGN(
            "(?:Direct|Async.*|PlainFuture)\\.(?:f|.*F)allback",
            "Helidon MP",
            "its own tells the fallback of an exception that is none of MicroProfile's"),
    AFTER_ITS_TIME(
            "AsyncStage\\..*imeout(?:Bulkhead)?Fallback",
            "Payara Micro",
            "with Fallback, a stage that is late counts as out of time, although the container does not end it"),
    FALLBACK_WHILE_FULL(
            "(?:Direct|AsyncStage|PlainFuture)\\..*ulkheadFallback",
            "Weld SE|WildFly|Quarkus|Open Liberty|Payara Micro|Helidon MP",
            "while the bulkhead is full, the fallback is told of that and not of the open breaker, and who waits in the queue"
                    + " is rejected on their turn");

    private final Pattern methods;
    private final Pattern containers;
    private final String says;

    Reason(String methods, String containers, String says) {
        this.methods = Pattern.compile(methods);
        this.containers = Pattern.compile(containers);
        this.says = says;
    }

    /** For people, as AsciiDoc. */
    String says() {
        return says;
    }

    /** Whether it is why a container answers a row in another way. */
    boolean explains(String container, Row row) {
        return containers.matcher(container).matches()
                && methods.matcher(row.method()).matches();
    }
}
