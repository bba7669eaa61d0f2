package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.inject.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A breaker, what it guards, and with which settings it was deployed.
 *
 * @param breaker the breaker
 * @param annotation what it was made from; methods that share a breaker have equal ones
 * @param methods the guarded methods, for people
 * @param deployed the values of its settings at deployment, by member
 */
record DeployedBreaker(CircuitBreaker breaker, Breaker annotation, List<String> methods, Map<String, Object> deployed) {

    static DeployedBreaker of(List<GuardedMethod> sharing, Instance<ResultValidator<?>> validators) {
        GuardedMethod first = sharing.get(0);
        Breaker annotation = first.breaker();
        BreakerSettings.Builder builder = AnnotatedSettings.builder(annotation);
        if (annotation.validator() != ResultValidator.AlwaysValid.class) {
            builder.validator(new ValidatorBean(validators, annotation.validator()));
        }
        BreakerSettings settings = builder.build();
        return new DeployedBreaker(
                CircuitBreaker.of(first.breakerName(), settings),
                annotation,
                sharing.stream().map(GuardedMethod::display).sorted().toList(),
                settings.values());
    }

    BreakerDescription describe() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        breaker.settings().values().forEach((member, value) -> settings.put(member, setting(member, value)));
        return new BreakerDescription(methods, true, settings);
    }

    private Setting setting(String member, Object value) {
        if (!value.equals(deployed.get(member))) {
            return new Setting(value, "runtime");
        }
        return new Setting(value, AnnotatedSettings.isWritten(annotation, member) ? "annotation" : "default");
    }
}
