package io.github.switchgear.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.core.CircuitBreaker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** Operations with neither a container nor a request in sight, on two breakers and a disabled one. */
abstract class OperationsWithoutContainer {

    static final Intervention ANN = Intervention.by("ann").because("flood");

    final CapturedLog log = new CapturedLog("io.github.switchgear");
    final AtomicLong nanos = new AtomicLong();
    final KnownBreakers known = new KnownBreakers(nanos::get);
    final CircuitBreaker inventory = known.add("inventory", true);
    final CircuitBreaker prices = known.add("prices", true);
    final CircuitBreaker idle = known.add("idle", false);
    final Operations operations = Operations.on(known);

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    static Refusal refusal(ThrowingCallable operation) {
        Refusal refusal = catchThrowableOfType(Refusal.class, operation);
        assertThat(refusal).isNotNull();
        assertThat(refusal).hasMessage(refusal.sentence());
        return refusal;
    }

    List<String> seen(CircuitBreaker breaker) {
        return List.of(operations.find(Named.breaker(breaker.name())).tag().opaque());
    }

    static SettingsChange allowedFails(int fails) {
        return SettingsChange.of(Map.of("allowedFails", Integer.toString(fails)));
    }

    /** Each operation on one breaker. */
    List<Function<Intervention, Outcome>> changesOf(String name) {
        return List.of(
                by -> operations.forceOpen(Named.breaker(name), by),
                by -> operations.forceClosed(Named.breaker(name), by),
                by -> operations.settings(name, allowedFails(9), by),
                by -> operations.release(Named.breaker(name), by),
                by -> operations.reset(Named.breaker(name), by));
    }
}
