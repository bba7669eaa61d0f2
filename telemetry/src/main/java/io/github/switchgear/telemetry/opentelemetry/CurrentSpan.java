package io.github.switchgear.telemetry.opentelemetry;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CallListener;
import io.github.switchgear.core.RejectionListener;
import io.github.switchgear.telemetry.series.Outcome;
import io.github.switchgear.telemetry.series.SeenState;
import io.github.switchgear.telemetry.tracing.TracingLibrary;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;

/**
 * The span that is current on the calling thread, if there is one and it is recording. An asynchronous call tells the one in which it
 * began, which takes nothing any more once it has ended. Where several calls are made in a span, its attributes are those of the
 * last one that ended.
 */
@Singleton
public class CurrentSpan implements TracingLibrary {

    private static final AttributeKey<String> NAME = AttributeKey.stringKey("switchgear.breaker.name");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("switchgear.breaker.state");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("switchgear.breaker.outcome");

    private static final String REJECTED = "switchgear.breaker.rejected";

    @Override
    public CallListener calls(String breaker) {
        return state -> {
            Span span = Span.current();
            return span.isRecording() ? outcome -> tell(span, breaker, state, Outcome.of(outcome)) : null;
        };
    }

    @Override
    public RejectionListener rejections() {
        return (rejection, cause) -> {
            Span span = Span.current();
            if (span.isRecording()) {
                BreakerState state = rejection.state();
                String breaker = rejection.breakerName();
                tell(span, breaker, state, Outcome.REJECTED);
                span.addEvent(
                        REJECTED,
                        Attributes.of(NAME, breaker, STATE, SeenState.of(state).text()));
            }
        };
    }

    private static void tell(Span span, String breaker, BreakerState state, Outcome outcome) {
        span.setAttribute(NAME, breaker)
                .setAttribute(STATE, SeenState.of(state).text())
                .setAttribute(OUTCOME, outcome.text());
    }
}
