package io.github.switchgear.admin.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of the breakers that bear one name a tag is of. */
class StateTagsTest {

    private final CapturedLog log = new CapturedLog("io.github.switchgear");
    private final KnownBreakers known = new KnownBreakers(() -> 0);
    private final KeyedBreakers warehouse = known.addKeyed("warehouse", 2);
    private final BreakerViews views = BreakerViews.on(known);

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    private BreakerView view(CircuitBreaker breaker) {
        return views.of(breaker).orElseThrow();
    }

    private String tag(String key) {
        return view(warehouse.of(key)).tag().opaque();
    }

    private static void fail(CircuitBreaker breaker) {
        assertThat(catchThrowable(() -> breaker.call(() -> {
                    throw new IOException("down");
                })))
                .isNotNull();
    }

    @Test
    void keysInTheSameStateHaveTagsOfTheirOwn() {
        List<String> tags = List.of(
                tag("north"), tag("south"), view(warehouse.family()).tag().opaque());

        assertThat(tags).doesNotHaveDuplicates();
        assertThat(List.of(
                        tag("north"),
                        tag("south"),
                        view(warehouse.family()).tag().opaque()))
                .isEqualTo(tags);
    }

    @Test
    void aKeyThatWasForgottenAndComesAgainIsAnother() {
        String before = tag("north");
        warehouse.of("south");
        warehouse.of("east");
        assertThat(warehouse.find("north")).isEmpty();

        StateTag after = view(warehouse.of("north")).tag();

        assertThat(after.isNamedBy(before)).isFalse();
        assertThat(after.since(before, List.of())).isEmpty();
    }

    @Test
    void nothingHoldsAForgottenKey() {
        WeakReference<CircuitBreaker> north = new WeakReference<>(warehouse.of("north"));
        tag("north");
        for (int i = 0; i < 100; i++) {
            tag("other " + i);
        }
        while (north.get() != null) {
            System.gc();
        }

        assertThat(north.get()).isNull();
    }

    @Test
    void aFamilysOwnTagTellsWhatItsKeysAreButIsNoConditionOnThem() {
        BreakerView before = view(warehouse.family());
        warehouse.of("north");
        BreakerView tracked = view(warehouse.family());
        fail(warehouse.of("north"));
        fail(warehouse.of("north"));
        BreakerView open = view(warehouse.family());
        warehouse.of("south").forceOpen(ManualOverride.because("flood"));
        BreakerView forced = view(warehouse.family());
        warehouse.of("no room for it");
        BreakerView overflowed = view(warehouse.family());

        assertThat(List.of(before.opaque(), tracked.opaque(), open.opaque(), forced.opaque(), overflowed.opaque()))
                .doesNotHaveDuplicates()
                .allMatch(overflowed.tag()::isNamedBy);
        assertThat(overflowed.opaque()).endsWith(".k2-1-0-1-1");
    }

    @Test
    void whatIsDoneToTheFamilyChangesItsCondition() {
        BreakerView before = view(warehouse.family());
        warehouse.family().forceOpen(ManualOverride.because("flood"));

        assertThat(view(warehouse.family()).tag().isNamedBy(before.opaque())).isFalse();
    }
}
