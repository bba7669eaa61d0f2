package io.github.switchgear.core;

import io.github.switchgear.core.RecordedCall.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A call as a line of text. */
final class RecordedLine {

    private static final String OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::text).collect(Collectors.joining("|"));

    private static final Pattern LINE =
            Pattern.compile("\\s*(\\d{1,13})\\s*,\\s*(\\d{1,11})\\s*,\\s*(" + OUTCOMES + ")\\s*");

    /** The year 2255: nanoseconds from 1970 on are a long until then, with room for deadlines behind it. */
    private static final long LATEST = 9_000_000_000_000L;

    private static final long LONGEST = BreakerSettings.LONGEST.toMillis();

    private RecordedLine() {}

    /**
     * Reads a call, by a ticker that begins in 1970.
     *
     * @throws IllegalArgumentException if the line is no call
     */
    static RecordedCall read(int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
            long ended = Long.parseLong(parts.group(1));
            long took = Long.parseLong(parts.group(2));
            if (ended <= LATEST && took <= LONGEST) {
                Outcome outcome = outcome(parts.group(3));
                long nanos = outcome == Outcome.REJECTED ? 0 : TimeUnit.MILLISECONDS.toNanos(took);
                return new RecordedCall(TimeUnit.MILLISECONDS.toNanos(ended), nanos, outcome, 0);
            }
        }
        throw new IllegalArgumentException(
                "Line " + number + " must be epochMillis,durationMillis,outcome, with epochMillis from 0 to "
                        + LATEST + ", durationMillis from 0 to " + LONGEST + " (365 days) and outcome one of "
                        + String.join(", ", List.of(OUTCOMES.split("\\|"))) + ", but is '"
                        + VisibleText.of(shortened(line)) + "'");
    }

    private static Outcome outcome(String text) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String shortened(String line) {
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
