package io.github.switchgear.cdi;

import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.SettingName;
import jakarta.enterprise.inject.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A breaker, what it guards, and with which settings it was deployed.
 *
 * @param breaker the breaker
 * @param methods the methods that share it
 * @param effective where the settings at deployment come from
 * @param deployed these settings
 */
record DeployedBreaker(
        CircuitBreaker breaker, List<GuardedMethod> methods, EffectiveSettings effective, BreakerSettings deployed) {

    static DeployedBreaker of(
            String name,
            List<GuardedMethod> sharing,
            EffectiveSettings effective,
            Instance<ResultValidator<?>> validators) {
        Class<? extends ResultValidator<?>> validator = sharing.get(0).breaker().validator();
        BreakerSettings settings = effective.settings(
                validator == ResultValidator.AlwaysValid.class ? null : new ValidatorBean(validators, validator));
        return new DeployedBreaker(CircuitBreaker.of(name, settings), sharing, effective, settings);
    }

    BreakerDescription describe() {
        BreakerSettings current = breaker.settings();
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (SettingName name : SettingName.values()) {
            Object value = name.read(current);
            boolean changed = !value.equals(name.read(deployed));
            settings.put(name.member(), new Setting(value, changed ? "runtime" : effective.source(name)));
        }
        List<String> guarded =
                methods.stream().map(GuardedMethod::display).sorted().toList();
        return new BreakerDescription(guarded, effective.enabled(), settings);
    }
}
