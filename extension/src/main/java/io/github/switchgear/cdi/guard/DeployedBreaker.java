package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.configuration.EffectiveSettings;
import io.github.switchgear.cdi.configuration.ValidatorLookup;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A breaker, what it guards, and with which settings it was deployed. */
final class DeployedBreaker {

    private final CircuitBreaker breaker;
    private final @Nullable KeyedBreakers family;
    private final EffectiveSettings effective;
    private final BreakerSettings deployed;
    private final List<GuardedMethod> methods;

    /** What was told last, for as long as the settings stay: who lists all breakers again and again asks each of them. */
    private volatile @Nullable Described last;

    private DeployedBreaker(
            CircuitBreaker breaker,
            @Nullable KeyedBreakers family,
            List<GuardedMethod> methods,
            EffectiveSettings effective) {
        this.breaker = breaker;
        this.family = family;
        this.effective = effective;
        this.deployed = breaker.settings();
        this.methods = methods;
        breaker.record(effective.record());
    }

    static DeployedBreaker of(
            String name, List<GuardedMethod> sharing, EffectiveSettings effective, ValidatorLookup beans) {
        BreakerSettings settings = effective.settings(beans);
        if (sharing.get(0).declaration() instanceof GuardMaker) {
            return new DeployedBreaker(CircuitBreaker.of(name, settings), null, sharing, effective);
        }
        if (!sharing.get(0).isKeyed()) {
            return new DeployedBreaker(
                    CircuitBreaker.of(name, settings, CallersMistakes.of(sharing)), null, sharing, effective);
        }
        KeyedBreakers family = KeyedBreakers.of(
                name, settings, effective.maxKeys(), CallersMistakes.of(sharing), effective.keysShown());
        return new DeployedBreaker(family.family(), family, sharing, effective);
    }

    /** What leads calls of one of its methods. */
    Guard guard(GuardedMethod guarded, ValidatorLookup beans) {
        if (guarded.declaration() instanceof GuardMaker maker) {
            return maker.guard(guarded, breaker);
        }
        return family == null ? Guard.of(guarded, breaker) : Guard.of(guarded, family, beans);
    }

    /** The breakers of its keys, if it has keys. */
    Optional<KeyedBreakers> family() {
        return Optional.ofNullable(family);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Whether calls go through the breaker at all. */
    boolean isEnabled() {
        return effective.enabled();
    }

    /** The methods that share it, and the settings with where each comes from; the same object until those change. */
    @SuppressWarnings("ReferenceEquality") // a breaker keeps the very settings that it was given
    BreakerDescription describe() {
        BreakerSettings current = breaker.settings();
        Described described = last;
        if (described == null || described.settings() != current) {
            described = new Described(current, description(current));
            last = described;
        }
        return described.description();
    }

    private BreakerDescription description(BreakerSettings current) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (SettingName name : SettingName.values()) {
            Object value = name.read(current);
            boolean changed = !value.equals(name.read(deployed));
            settings.put(name.member(), new Setting(value, changed ? "runtime" : effective.source(name)));
        }
        List<String> guarded =
                methods.stream().map(GuardedMethod::display).sorted().toList();
        return new BreakerDescription(guarded, effective.enabled(), settings, guardedBy(), position());
    }

    /** Methods that share a breaker may differ in who guards them; it is the container's only where all of them are. */
    private Guardian guardedBy() {
        return methods.stream().allMatch(method -> method.declaration().guardedBy() == Guardian.CONTAINER)
                ? Guardian.CONTAINER
                : Guardian.SWITCHGEAR;
    }

    private @Nullable String position() {
        String positions = methods.stream()
                .flatMap(method -> method.declaration().position().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return positions.isEmpty() ? null : positions;
    }

    private record Described(BreakerSettings settings, BreakerDescription description) {}
}
