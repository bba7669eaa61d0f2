package io.github.switchgear.docs;

import io.github.switchgear.contract.recovery.RecoveryUnderLoad;
import io.github.switchgear.contract.recovery.RecoveryUnderLoad.Second;
import io.github.switchgear.contract.recovery.WarmingDownstream;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Draws what a breaker makes of a downstream that is cold when it comes back, without a ramp and with one. */
final class RecoveryPicture {

    static final int LENGTH = 180;

    private static final int LEFT = 56;
    private static final int WIDTH = 4;
    private static final int HEIGHT = 110;
    private static final int FIRST_TOP = 70;
    private static final int SECOND_TOP = 250;
    private static final int RIGHT = LEFT + LENGTH * WIDTH;
    private static final int SECONDS_OF_A_MARK = 30;

    private final StringBuilder svg = new StringBuilder();

    private RecoveryPicture() {}

    /** The run of three minutes at some breaker, with nothing but its settings. */
    static RecoveryUnderLoad run(Duration rampUp) {
        AtomicLong nanos = new AtomicLong();
        WarmingDownstream downstream = new WarmingDownstream(nanos::get);
        CircuitBreaker breaker = CircuitBreaker.of(
                "search",
                BreakerSettings.builder()
                        .retryTimer(Duration.ofSeconds(10))
                        .rampUp(rampUp)
                        .build(),
                nanos::get);
        return RecoveryUnderLoad.of(
                breaker, LENGTH, time -> nanos.addAndGet(time.toNanos()), downstream::answers, downstream::restart);
    }

    static String of(RecoveryUnderLoad withoutRamp, RecoveryUnderLoad withRamp) {
        RecoveryPicture picture = new RecoveryPicture();
        picture.begin(withoutRamp, withRamp);
        picture.panel(FIRST_TOP, "Without a ramp", withoutRamp);
        picture.panel(SECOND_TOP, "With rampUp = 30", withRamp);
        picture.svg.append("</svg>\n");
        return picture.svg.toString();
    }

    private void begin(RecoveryUnderLoad withoutRamp, RecoveryUnderLoad withRamp) {
        add(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 410" role="img" aria-labelledby="t d">
                  <title id="t">A recovery under load, without a ramp and with one</title>
                  <desc id="d">Two charts of the share of calls let through in each of %d seconds, and of how many of those failed. The downstream goes down after %d seconds. Without a ramp the breaker opens %s, and nearly no call is let through from then on. With a ramp it opens %s; the share grows from a tenth to all of the calls, and stays there.</desc>
                  <style>
                    svg { --ink: #1a2330; --quiet: #56616f; --line: #d9dee5; --answered: #5aa97c; --failed: #b3261e; }
                    @media (prefers-color-scheme: dark) {
                      svg { --ink: #e7ecf2; --quiet: #a0abb8; --line: #313b48; --answered: #3f8f63; --failed: #ff8a80; }
                    }
                    .answered { fill: var(--answered); } .failed { fill: var(--failed); } rect { shape-rendering: crispEdges; }
                    .line { stroke: var(--line); } .outage { stroke: var(--ink); stroke-dasharray: 4 3; }
                    text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; fill: var(--quiet); }
                    .title { font-weight: 700; font-size: 15px; fill: var(--ink); }
                    .quiet { text-anchor: start; } .end { text-anchor: end; } .middle { text-anchor: middle; }
                  </style>
                  <rect class="answered" x="%d" y="14" width="12" height="12"/><text x="%d" y="25">let through and answered</text>
                  <rect class="failed" x="%d" y="14" width="12" height="12"/><text x="%d" y="25">let through and failed</text>
                """,
                RIGHT + 20,
                LENGTH,
                RecoveryUnderLoad.OUTAGE,
                times(withoutRamp),
                times(withRamp),
                LEFT,
                LEFT + 18,
                LEFT + 200,
                LEFT + 218);
    }

    /** Whatever the locale's digits are. */
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String times(RecoveryUnderLoad run) {
        return run.openings() == 1 ? "once" : run.openings() + " times";
    }

    private void panel(int top, String title, RecoveryUnderLoad run) {
        text(LEFT, top - 14, "title", title + ": it opens " + times(run));
        for (int percent : List.of(0, 50, 100)) {
            int y = top + HEIGHT - HEIGHT * percent / 100;
            add("  <path class=\"line\" d=\"M%d %dH%d\"/>%n", LEFT, y, RIGHT);
            text(LEFT - 8, y + 4, "end", percent + " %");
        }
        for (int second = 0; second < LENGTH; second++) {
            bars(top + HEIGHT, LEFT + second * WIDTH, run.seconds().get(second));
        }
        for (int second = 0; second <= LENGTH; second += SECONDS_OF_A_MARK) {
            text(LEFT + second * WIDTH, top + HEIGHT + 18, "middle", second + " s");
        }
        int outage = LEFT + RecoveryUnderLoad.OUTAGE * WIDTH;
        add("  <path class=\"outage\" d=\"M%d %dV%d\"/>%n", outage, top - 6, top + HEIGHT);
        text(outage + 6, top + 14, "quiet", "it goes down");
    }

    private void bars(int floor, int x, Second second) {
        double answered = bar("answered", x, floor, second.answered());
        bar("failed", x, floor - answered, second.failed());
    }

    /** How high it is. */
    private double bar(String kind, int x, double floor, int calls) {
        double height = HEIGHT * calls / (double) RecoveryUnderLoad.RATE;
        if (calls > 0) {
            add(
                    "  <rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>%n",
                    kind, x, floor - height, WIDTH, height);
        }
        return height;
    }

    private void text(int x, int y, String kind, String words) {
        add("  <text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", kind, x, y, words);
    }
}
