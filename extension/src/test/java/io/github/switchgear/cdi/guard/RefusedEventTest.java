package io.github.switchgear.cdi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transitions in a container whose threads take no more work, or which has ended. */
class RefusedEventTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final Saturated container = new Saturated();
    private final TransitionEvents events = new TransitionEvents(container);
    private final CircuitBreaker breaker =
            CircuitBreaker.of("stock", BreakerSettings.builder().build());

    /** What such a container injects. */
    private static final class Saturated implements Event<BreakerTransition> {

        private final List<BreakerTransition> fired = new ArrayList<>();
        private boolean ended;

        @Override
        public void fire(BreakerTransition event) {
            if (ended) {
                throw new IllegalStateException("the container has ended");
            }
            fired.add(event);
        }

        @Override
        public <U extends BreakerTransition> CompletionStage<U> fireAsync(U event) {
            throw new RejectedExecutionException("no thread is free");
        }

        @Override
        public <U extends BreakerTransition> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            return fireAsync(event);
        }

        @Override
        public Event<BreakerTransition> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends BreakerTransition> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException("a record has no subtypes");
        }

        @Override
        public <U extends BreakerTransition> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException("a record has no subtypes");
        }
    }

    @Test
    void synchronousObserversAreToldAlthoughNoAsynchronousOneCanBe() {
        breaker.onTransition(events);

        breaker.reset();

        assertThat(container.fired).extracting(BreakerTransition::cause).containsExactly(Cause.RESET);
        assertThat(log.lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("SEVERE A listener").contains("'stock'"));
    }

    @Test
    void aTransitionThatOutlivesTheContainerIsNoError() {
        breaker.onTransition(events);
        events.stop();
        container.ended = true;

        breaker.reset();

        assertThat(log.lines())
                .noneMatch(line -> line.startsWith("SEVERE"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("FINE Observers missed").contains("'stock'"));
    }
}
