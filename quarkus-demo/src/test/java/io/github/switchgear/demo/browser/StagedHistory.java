package io.github.switchgear.demo.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What calls came to within the last hour, in the API's JSON: steps of ten seconds, of which a test makes up some. */
final class StagedHistory {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS_A_MINUTE = 6;
    private static final int STEPS = 60 * STEPS_A_MINUTE;

    /** Of a row. */
    private static final int MINUTES = 15;

    private static final List<String> OUTCOMES = List.of("succeeded", "failed", "slow", "neutral", "rejected");

    private final long[][] counts = new long[STEPS][OUTCOMES.size()];
    private long fallbacks;

    /** What each step of a minute came to, which began so many minutes ago: as in the totals, the slow failed, too. */
    StagedHistory minute(int ago, long succeeded, long failed, long slow, long neutral, long rejected) {
        for (int i = 0; i < STEPS_A_MINUTE; i++) {
            counts[STEPS - ago * STEPS_A_MINUTE + i] = new long[] {succeeded, failed, slow, neutral, rejected};
        }
        return this;
    }

    /** How many of the last minute's calls a fallback answered. */
    StagedHistory answeredByFallback(long count) {
        fallbacks = count;
        return this;
    }

    String json() {
        ObjectNode json = none();
        for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
            ArrayNode steps = (ArrayNode) json.get(OUTCOMES.get(outcome));
            for (long[] step : counts) {
                steps.add(step[outcome]);
            }
        }
        return json.put("from", Instant.now().minus(STEP.multipliedBy(STEPS)).toString())
                .toString();
    }

    /** That of a breaker to which no call ever came. */
    static ObjectNode none() {
        ObjectNode json =
                MAPPER.createObjectNode().put("from", Instant.now().toString()).put("stepMillis", STEP.toMillis());
        OUTCOMES.forEach(json::putArray);
        return json;
    }

    /** Its last minutes, as one of the rows: calls that were let through, those of them that failed, and the rejected. */
    ArrayNode row(String name) {
        ArrayNode row = MAPPER.createArrayNode().add(name);
        ArrayNode through = row.addArray();
        ArrayNode failed = row.addArray();
        ArrayNode rejected = row.addArray();
        for (int minute = 0; minute < MINUTES; minute++) {
            long[] sum = sum(STEPS - (MINUTES - minute) * STEPS_A_MINUTE);
            through.add(sum[0] + sum[1] + sum[3]);
            failed.add(sum[1]);
            rejected.add(sum[4]);
        }
        return row.add(fallbacks);
    }

    private long[] sum(int first) {
        long[] sum = new long[OUTCOMES.size()];
        for (int i = first; i < first + STEPS_A_MINUTE; i++) {
            for (int outcome = 0; outcome < sum.length; outcome++) {
                sum[outcome] += counts[i][outcome];
            }
        }
        return sum;
    }

    /** What tells all rows, with who answers. */
    static String rows(String origin, List<ArrayNode> rows) {
        Instant from = Instant.now().minus(Duration.ofMinutes(MINUTES));
        return "{%s,\"from\":\"%s\",\"stepMillis\":60000,\"steps\":%d,\"rows\":%s}"
                .formatted(origin, from, MINUTES, rows);
    }
}
