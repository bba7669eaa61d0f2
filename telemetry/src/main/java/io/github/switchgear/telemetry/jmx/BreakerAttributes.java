package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.VisibleText;
import io.github.switchgear.telemetry.BreakerMXBean;
import io.github.switchgear.telemetry.KeysData;
import io.github.switchgear.telemetry.LastFailureData;
import io.github.switchgear.telemetry.OverrideData;
import io.github.switchgear.telemetry.PlannedData;
import io.github.switchgear.telemetry.RampUpData;
import io.github.switchgear.telemetry.SettingData;
import io.github.switchgear.telemetry.TotalsData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A breaker at one moment, as JMX shows it. Immutable. */
class BreakerAttributes implements BreakerMXBean {

    private final BreakerSnapshot snapshot;
    private final BreakerDescription description;

    BreakerAttributes(BreakerSnapshot snapshot, BreakerDescription description) {
        this.snapshot = snapshot;
        this.description = description;
    }

    @Override
    public String getName() {
        return snapshot.name();
    }

    @Override
    public @Nullable String getKey() {
        return snapshot.key();
    }

    @Override
    public List<String> getMethods() {
        return description.methods();
    }

    @Override
    public boolean isEnabled() {
        return description.enabled();
    }

    @Override
    public BreakerState getState() {
        return snapshot.state();
    }

    @Override
    public String getSince() {
        return snapshot.since().toString();
    }

    @Override
    public long getGeneration() {
        return snapshot.generation();
    }

    @Override
    public int getConsecutiveFailures() {
        return snapshot.consecutiveFailures();
    }

    @Override
    public @Nullable Long getRetryAfterMillis() {
        return snapshot.retryAfterMillis();
    }

    @Override
    public boolean isProbeInFlight() {
        return snapshot.probeInFlight();
    }

    @Override
    public boolean isWouldBeOpen() {
        return snapshot.wouldBeOpen();
    }

    @Override
    public TotalsData getTotals() {
        BreakerSnapshot.Totals totals = snapshot.totals();
        return new TotalsData(
                totals.succeeded(),
                totals.failed(),
                totals.slow(),
                totals.neutral(),
                totals.rejected(),
                totals.fallbacks());
    }

    @Override
    public @Nullable LastFailureData getLastFailure() {
        BreakerSnapshot.LastFailure failure = snapshot.lastFailure();
        return failure == null
                ? null
                : new LastFailureData(
                        VisibleText.of(failure.type()), failure.at().toString());
    }

    @Override
    public @Nullable OverrideData getOverride() {
        BreakerSnapshot.ActiveOverride override = snapshot.override();
        return override == null
                ? null
                : new OverrideData(
                        override.kind(),
                        VisibleText.of(override.reason()),
                        visible(override.actor()),
                        override.since().toString(),
                        text(override.until()));
    }

    @Override
    public @Nullable RampUpData getRampUp() {
        BreakerSnapshot.RampUp rampUp = snapshot.rampUp();
        return rampUp == null
                ? null
                : new RampUpData(hundredths(rampUp.share()), rampUp.until().toString());
    }

    /** Not rounded up: all are let through at the end only. */
    private static double hundredths(double share) {
        return BigDecimal.valueOf(share).setScale(2, RoundingMode.DOWN).doubleValue();
    }

    @Override
    public @Nullable PlannedData getPlanned() {
        BreakerSnapshot.PlannedOverride planned = snapshot.planned();
        return planned == null
                ? null
                : new PlannedData(
                        planned.kind(),
                        VisibleText.of(planned.reason()),
                        visible(planned.actor()),
                        planned.from().toString(),
                        text(planned.until()));
    }

    @Override
    public @Nullable KeysData getKeys() {
        BreakerSnapshot.Keys keys = snapshot.keys();
        return keys == null
                ? null
                : new KeysData(
                        keys.tracked(), keys.limit(), keys.open(), keys.halfOpen(), keys.forced(), keys.overflowed());
    }

    @Override
    public Map<String, SettingData> getSettings() {
        Map<String, SettingData> settings = new LinkedHashMap<>();
        description
                .settings()
                .forEach((name, setting) ->
                        settings.put(name, new SettingData(written(setting.value()), setting.source())));
        return settings;
    }

    private static String written(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    private static @Nullable String visible(@Nullable String typed) {
        return typed == null ? null : VisibleText.of(typed);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
