package io.github.switchgear.telemetry.text;

import io.github.switchgear.telemetry.series.Metric;
import io.github.switchgear.telemetry.series.Metric.Kind;
import io.github.switchgear.telemetry.series.Reading;
import io.github.switchgear.telemetry.series.Template;
import io.github.switchgear.telemetry.series.Templates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The two text formats in which Prometheus and those that follow it scrape metrics. Both have a line a series; they differ in the
 * name by which a counter is described, in the unit, and in the end.
 */
public enum ExpositionFormat {

    /** <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>. */
    OPEN_METRICS {
        @Override
        void describe(Metric metric, StringBuilder text) {
            String name = name(metric);
            describe(metric, name, text);
            if (metric.unit() != null) {
                text.append("# UNIT ")
                        .append(name)
                        .append(' ')
                        .append(metric.unit())
                        .append('\n');
            }
        }

        @Override
        void end(StringBuilder text) {
            text.append("# EOF\n");
        }
    },

    /** <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' own, version 0.0.4</a>. */
    PROMETHEUS {
        @Override
        void describe(Metric metric, StringBuilder text) {
            describe(metric, seriesName(metric), text);
        }

        @Override
        void end(StringBuilder text) {}
    };

    /** Of a series, more or less. */
    private static final int LINE = 100;

    abstract void describe(Metric metric, StringBuilder text);

    abstract void end(StringBuilder text);

    /**
     * All series of some breakers.
     *
     * @param readings of the breakers
     * @return the whole text in UTF-8
     */
    public byte[] write(List<Reading> readings) {
        StringBuilder text = new StringBuilder(LINE * Metric.values().length * (1 + 4 * readings.size()));
        List<String> labels =
                readings.stream().map(reading -> labels(reading.attributes())).toList();
        for (Metric metric : Metric.values()) {
            describe(metric, text);
            String name = seriesName(metric);
            for (int i = 0; i < readings.size(); i++) {
                for (Template template : Templates.of(metric, readings.get(i))) {
                    text.append(name).append('{').append(labels.get(i));
                    template.attributes().forEach((label, value) -> appendLabel(label, value, text.append(',')));
                    text.append("} ");
                    appendNumber(template.value(readings.get(i)), text);
                    text.append('\n');
                }
            }
        }
        end(text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String name(Metric metric) {
        String name = metric.dotted().replace('.', '_');
        return metric.unit() == null ? name : name + "_" + metric.unit();
    }

    static String seriesName(Metric metric) {
        return metric.kind() == Kind.COUNTER ? name(metric) + "_total" : name(metric);
    }

    static void describe(Metric metric, String name, StringBuilder text) {
        text.append("# TYPE ")
                .append(name)
                .append(' ')
                .append(metric.kind().name().toLowerCase(Locale.ROOT))
                .append('\n');
        text.append("# HELP ")
                .append(name)
                .append(' ')
                .append(metric.description())
                .append('\n');
    }

    private static String labels(Map<String, String> attributes) {
        StringBuilder labels = new StringBuilder();
        attributes.forEach((label, value) -> {
            labels.append(labels.isEmpty() ? "" : ",");
            appendLabel(label, escaped(value), labels);
        });
        return labels.toString();
    }

    private static void appendLabel(String label, String escapedValue, StringBuilder text) {
        text.append(label).append("=\"").append(escapedValue).append('"');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Nearly all are whole, and shorter that way. */
    private static void appendNumber(double number, StringBuilder text) {
        long whole = (long) number;
        if (whole == number) {
            text.append(whole);
        } else {
            text.append(number);
        }
    }
}
