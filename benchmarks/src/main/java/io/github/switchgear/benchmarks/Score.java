package io.github.switchgear.benchmarks;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

/**
 * What one call costs.
 *
 * @param nanos the average of the fastest iteration: what else the machine does can only make one slower
 * @param bytes what it allocates
 */
record Score(double nanos, long bytes) {

    /** From JMH's result of one benchmark. */
    static Score of(JsonObject result) {
        return new Score(
                least(result.getJsonObject("primaryMetric")),
                Math.round(least(result.getJsonObject("secondaryMetrics").getJsonObject("gc.alloc.rate.norm"))));
    }

    private static double least(JsonObject metric) {
        return metric.getJsonArray("rawData").getValuesAs(JsonArray.class).stream()
                .flatMap(fork -> fork.getValuesAs(JsonNumber.class).stream())
                .mapToDouble(JsonNumber::doubleValue)
                .min()
                .orElseThrow();
    }
}
