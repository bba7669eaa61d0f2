package io.github.switchgear.contract.adopted;

import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the breakers of {@link Fragile}. */
public final class FragileSource implements BreakerSource {

    @Override
    public Class<Fragile> type() {
        return Fragile.class;
    }

    @Override
    public BreakerDeclaration declaration(Annotation annotation) {
        return new Declared((Fragile) annotation);
    }

    private record Declared(Fragile annotation) implements BreakerDeclaration {

        @Override
        public String name() {
            return "";
        }

        @Override
        public String fallbackMethod() {
            return "";
        }

        @Override
        public Optional<Class<? extends ResultValidator<?>>> validator() {
            return Optional.empty();
        }

        @Override
        public Optional<Class<? extends FailureJudge>> failureJudge() {
            return Optional.empty();
        }

        @Override
        public BreakerSettings.Builder settings() {
            return BreakerSettings.builder().allowedFails(annotation.patience());
        }

        @Override
        public boolean speaksOf(SettingName setting) {
            return setting == SettingName.ALLOWED_FAILS;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("patience", annotation.patience());
        }

        @Override
        public List<String> problems() {
            try {
                settings().build();
                return List.of();
            } catch (InvalidSettingsException e) {
                return e.problems();
            }
        }
    }
}
