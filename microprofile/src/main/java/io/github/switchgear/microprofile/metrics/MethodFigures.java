package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the metrics of the specification tell of a method: those of all its breakers added up, as overloads, and the beans of
 * subclasses that inherit it, have one each. Safe for use by any number of threads.
 *
 * @param method as the specification names it
 * @param ofBreakers those of each breaker
 */
public record MethodFigures(String method, List<BreakerFigures> ofBreakers) {

    /** The breakers, each once. */
    public List<CircuitBreaker> breakers() {
        return ofBreakers.stream().map(BreakerFigures::breaker).toList();
    }

    private long sum(ToLongFunction<BreakerFigures> figure) {
        return ofBreakers.stream().mapToLong(figure).sum();
    }

    public long succeeded() {
        return sum(BreakerFigures::succeeded);
    }

    public long failed() {
        return sum(BreakerFigures::failed);
    }

    public long rejected() {
        return sum(BreakerFigures::rejected);
    }

    /** How often they came to reject calls. */
    public long opened() {
        return sum(BreakerFigures::opened);
    }

    /** How many of them are in a state: 0 or 1, where there is one of them. */
    public long in(MetricState state) {
        return ofBreakers.stream().filter(figures -> figures.is(state)).count();
    }

    /** How long they have been in a state. */
    public Duration timeIn(MetricState state) {
        return ofBreakers.stream().map(figures -> figures.in(state)).reduce(Duration.ZERO, Duration::plus);
    }
}
