package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of settings says what the annotation and the builder do. */
class SettingsPageTest {

    private final Table table = Table.of("settings.adoc", "table-members");

    @Test
    void everyMemberIsARowAndEveryRowAMember() {
        assertThat(table.column(0))
                .containsExactlyInAnyOrderElementsOf(members().keySet());
    }

    @Test
    void typesAndDefaultsAreTheAnnotations() {
        members().forEach((name, member) -> {
            assertThat(table.row(name).get(2))
                    .as(name)
                    .startsWith(member.getReturnType().getSimpleName() + ":");
            assertThat(table.row(name).get(3)).as(name).isEqualTo(text(member.getDefaultValue()));
        });
    }

    @Test
    void keysAreThoseThatConfigurationReads() {
        for (List<String> row : table.rows()) {
            assertThat(row.get(4))
                    .as(row.get(0))
                    .isEqualTo(SettingName.ofMember(row.get(0))
                            .filter(SettingName::isText)
                            .map(SettingName::key)
                            .or(() -> keyOfNoSetting(row.get(0)))
                            .orElse("none"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "allowedFails, 0",
        "retryTimer, -PT1S",
        "slowCall, -PT1S",
        "probeSuccesses, 0",
        "probeLease, -PT1S",
        "probes, 0",
        "rampUp, -PT1S",
        "window.calls, -1",
        "window.time, -PT1S",
        "window.failureRatio, 0",
        "window.minimumCalls, -1",
        "backoff.multiplier, 0",
        "backoff.max, PT1S",
        "backoff.jitter, 1"
    })
    void boundsAreThoseThatTheBuilderTells(String member, String wrong) {
        BreakerSettings.Builder builder = BreakerSettings.builder();
        SettingName.ofMember(member).orElseThrow().set(builder, wrong);
        InvalidSettingsException refusal =
                Assertions.catchThrowableOfType(InvalidSettingsException.class, builder::build);
        Matcher bound = Pattern.compile(Pattern.quote(member) + " must be (.*?)( \\(PT\\d+H\\)|, PT30S,)? but is .*")
                .matcher(refusal.problems().get(0));

        assertThat(bound.matches()).as(refusal.getMessage()).isTrue();
        assertThat(table.row(member).get(2)).contains(bound.group(1));
    }

    @Test
    void theBoundsOfMaxKeysAreThoseThatAFamilyTells() {
        String refusal = KeyedBreakers.checkMaxKeys(0).orElseThrow();

        assertThat(refusal).endsWith(" but is 0");
        assertThat("maxKeys must be " + table.row("maxKeys").get(2).replace("int: ", ""))
                .isEqualTo(refusal.replace(" but is 0", ""));
    }

    /** What is configured by its own key, and no setting that a breaker could change. */
    private static Optional<String> keyOfNoSetting(String member) {
        String key = member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return Sources.BREAKER_KEYS.contains(key) ? Optional.of(key) : Optional.empty();
    }

    private static Map<String, Method> members() {
        Map<String, Method> members = new TreeMap<>();
        for (Method member : Breaker.class.getDeclaredMethods()) {
            if (member.getReturnType().isAnnotation()) {
                Arrays.stream(member.getReturnType().getDeclaredMethods())
                        .forEach(inner -> members.put(member.getName() + "." + inner.getName(), inner));
            } else {
                members.put(member.getName(), member);
            }
        }
        return members;
    }

    private static String text(Object value) {
        if (value instanceof Class<?>[] types) {
            return types.length == 0 ? "{}" : Arrays.toString(types);
        }
        if (value instanceof Class<?> type) {
            return type.getSimpleName();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof String text
                ? '"' + text + '"'
                : value.toString().replaceAll("\\.0$", "");
    }
}
