package io.github.switchgear.telemetry.opentelemetry;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a collector got of one metric.
 *
 * @param unit in UCUM's notation
 * @param kind of aggregation, in words
 * @param description a sentence
 * @param points the series
 */
record Received(String unit, String kind, String description, List<NumberDataPoint> points) {

    private static final String BREAKER = "breaker";

    /** The metrics of this module by name; anybody else's would be a duplicate or none of ours. */
    static Map<String, Received> of(ExportMetricsServiceRequest request) {
        return request.getResourceMetricsList().stream()
                .map(ResourceMetrics::getScopeMetricsList)
                .flatMap(List::stream)
                .filter(scope -> scope.getScope().getName().equals("io.github.switchgear"))
                .map(ScopeMetrics::getMetricsList)
                .flatMap(List::stream)
                .collect(Collectors.toMap(Metric::getName, Received::of));
    }

    private static Received of(Metric metric) {
        List<NumberDataPoint> points = switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsList();
            case SUM -> metric.getSum().getDataPointsList();
            default -> throw new AssertionError("what has no numbers: " + metric);
        };
        return new Received(metric.getUnit(), kind(metric), metric.getDescription(), points);
    }

    private static String kind(Metric metric) {
        if (metric.hasGauge()) {
            return "gauge";
        }
        String temporality = switch (metric.getSum().getAggregationTemporality()) {
            case AGGREGATION_TEMPORALITY_CUMULATIVE -> "cumulative";
            case AGGREGATION_TEMPORALITY_DELTA -> "delta";
            default -> "untold";
        };
        return (metric.getSum().getIsMonotonic() ? "monotonic " : "") + temporality + " sum";
    }

    /** What is told of a breaker in whole numbers: each by its other attributes. */
    Map<Map<String, String>, Long> whole(String breaker) {
        return ofBreaker(breaker).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> whole(entry.getValue())));
    }

    private static long whole(NumberDataPoint point) {
        if (!point.hasAsInt()) {
            throw new AssertionError("no whole number: " + point);
        }
        return point.getAsInt();
    }

    /** The series of a breaker, each by its other attributes. */
    Map<Map<String, String>, NumberDataPoint> ofBreaker(String breaker) {
        return points.stream()
                .filter(point -> attributes(point).get(BREAKER).equals(breaker))
                .collect(Collectors.toMap(Received::others, point -> point));
    }

    private static Map<String, String> others(NumberDataPoint point) {
        Map<String, String> others = attributes(point);
        others.remove(BREAKER);
        return others;
    }

    private static Map<String, String> attributes(NumberDataPoint point) {
        Map<String, String> attributes = new TreeMap<>();
        for (KeyValue attribute : point.getAttributesList()) {
            if (attribute.getValue().getValueCase() != AnyValue.ValueCase.STRING_VALUE) {
                throw new AssertionError("no text: " + attribute);
            }
            attributes.put(attribute.getKey(), attribute.getValue().getStringValue());
        }
        return attributes;
    }
}
