package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each combination of annotations answers as it does with the container's own breaker, call by call. */
class AnswersTest {

    /**
     * One method, and the calls of it.
     *
     * @param position where its breaker stands
     * @param deeds what the method does in each, as {@link Deed} knows it
     */
    record Calls(String method, String position, String deeds) {

        static Calls of(String written) {
            String[] parts = written.split(", ", -1);
            return new Calls(parts[0], parts[1], parts[2]);
        }
    }

    private static final Map<Calls, List<String>> NATIVE = new LinkedHashMap<>();

    private static Application taking;

    static List<Calls> areThose() {
        return Stream.of(
                        "alone, outer, GFFGG",
                        "alone, outer, KFKFG",
                        "alone, outer, FFFFG",
                        "timeout, outer, TTTTG",
                        "timeout, outer, WWWWG",
                        "timeoutBulkhead, outer, GWWGG",
                        "retry, inner, GFFG",
                        "retry, inner, FF",
                        "fallback, inner, FFFFG",
                        "retryFallback, inner, FFG",
                        "retryTimeout, framed, TTG",
                        "retryTimeout, framed, WWG",
                        "retryTimeout, framed, GGRRG",
                        "retryTimeout, framed, GFGFG",
                        "fallbackTimeout, framed, TTTTG",
                        "fallbackTimeout, framed, WWWWG",
                        "fallbackTimeout, framed, GFGFG",
                        "retryTimeoutFallback, framed, TTG",
                        "retryTimeoutFallback, framed, GWG",
                        "retryTimeoutFallback, framed, GGKWG",
                        "failOnTimeout, framed, TTG",
                        "failOnTimeout, framed, WWG",
                        "failOnTimeout, framed, FFFG",
                        "retryBulkhead, kept, FFG",
                        "stage, outer, GFFGG",
                        "stageRetry, inner, GFFG",
                        "stageFallback, inner, FFFFG",
                        "stageTimeout, outer, TTTTG",
                        "stageFallbackTimeout, framed, TTTTG",
                        "stageFallbackTimeout, framed, GFGFG",
                        "stageRetryTimeout, framed, TTG",
                        "stageRetryTimeout, framed, GFFG",
                        "future, inner, GFFGG",
                        "futureRetry, inner, GFFG",
                        "futureTimeout, kept, TTTTG",
                        "stageAtOnce, outer, FFFFG")
                .map(Calls::of)
                .toList();
    }

    @BeforeAll
    static void askTheContainersOwn() {
        QuietLog.start();
        try (Application own = Application.start(Map.of("switchgear.microprofile", "off"), Store.class)) {
            for (Calls calls : areThose()) {
                own.get(CircuitBreakerMaintenance.class).resetAll();
                NATIVE.put(calls, new Customer(own.get(Store.class), calls.method()).answers(calls.deeds()));
            }
        }
        taking = Application.start(Map.of(), Store.class);
    }

    @AfterAll
    static void stop() {
        taking.close();
        QuietLog.stop();
    }

    @ParameterizedTest
    @MethodSource
    void areThose(Calls calls) {
        assertThat(taking.description(Store.class, calls.method()).position()).startsWith(calls.position());
        taking.get(BreakerRegistry.class).all().forEach(CircuitBreaker::reset);
        taking.get(CircuitBreakerMaintenance.class).resetAll();

        assertThat(new Customer(taking.get(Store.class), calls.method()).answers(calls.deeds()))
                .isEqualTo(NATIVE.get(calls));
    }
}
