package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.NodeName;
import io.github.switchgear.core.SettingName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key that the documentation names is one that somebody reads. */
class KeysTest {

    /** With a label behind it, which is for the user to choose. */
    private static final String LINKS = "switchgear.admin.links.";

    private static final Set<String> MEMBERS = Arrays.stream(SettingName.values())
            .filter(SettingName::isText)
            .map(SettingName::key)
            .collect(Collectors.toSet());

    @Test
    void everyKeyIsSpeltAsTheCodeReadsIt() {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            Pages.matches("(?<![\\w./-])switchgear\\.[a-z<][\\w.<>-]*[\\w>]", Pages.read(file)).stream()
                    .map(match -> match.group())
                    .filter(key -> !isKnown(key))
                    .forEach(key -> wrong.add(file.getFileName() + ": " + key));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEnvironmentVariableIsSpeltAsTheCodeReadsIt() {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            Pages.matches("SWITCHGEAR_\\w+", Pages.read(file)).stream()
                    .map(match -> match.group())
                    .filter(variable -> !isKnownVariable(variable))
                    .forEach(variable -> wrong.add(file.getFileName() + ": " + variable));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableOfKeysHasEveryKeyOfTheAdminModule() {
        List<String> keys = Table.of("settings.adoc", "table-keys").column(0).stream()
                .map(key -> key.replaceFirst("^(" + Pattern.quote(LINKS) + ")<label>$", "$1"))
                .toList();
        assertThat(keys).containsAll(Sources.ADMIN_KEYS);
    }

    @Test
    void theTableOfKeysHasEveryKeyOfTheTelemetryModule() {
        assertThat(Sources.TELEMETRY_KEYS).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Table.of("settings.adoc", "table-keys").column(0)).containsAll(Sources.TELEMETRY_KEYS);
    }

    @Test
    void thePageOfTheFleetHasEachOfItsKeys() {
        String page = Pages.read("fleet.adoc");

        assertThat(Sources.FLEET_KEYS)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void theTableOfMetricsHasEveryMetric() {
        assertThat(Table.of("monitoring.adoc", "table-metrics").column(0))
                .isNotEmpty()
                .isEqualTo(Sources.METRICS);
    }

    @Test
    void theTableOfTracesHasEveryAttribute() {
        assertThat(Table.of("monitoring.adoc", "table-tracing").column(0))
                .isNotEmpty()
                .isEqualTo(Sources.ATTRIBUTES);
    }

    @Test
    void theTableOfKeysHasWhatIsToBeSaidOfOneBreakerAndIsNoSetting() {
        String keys = String.join("\n", Table.of("settings.adoc", "table-keys").column(0));

        assertThat(Sources.BREAKER_KEYS)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys).contains("switchgear.breaker.<name>." + key));
        assertThat(Sources.DEFAULT_KEYS)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys).contains("switchgear.defaults." + key));
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>(Pages.withRoot());
        files.add(Pages.HERE.resolve("src/main/resources/keys.properties"));
        files.add(Pages.HERE.resolve("src/main/resources/hosts.properties"));
        return files;
    }

    private static boolean isKnown(String key) {
        if (key.equals("switchgear.enabled")
                || key.equals(NodeName.KEY)
                || Sources.ADMIN_KEYS.contains(key)
                || key.startsWith(LINKS)
                || Sources.TELEMETRY_KEYS.contains(key)
                || Sources.FLEET_KEYS.contains(key)
                || Sources.MICROPROFILE_KEYS.contains(key)
                || key.startsWith("switchgear.admin.roles.operate.")
                || Sources.METRICS.contains(key)
                || Sources.ATTRIBUTES.contains(key)
                || Sources.SPAN_EVENTS.contains(key)) {
            return true;
        }
        return (key.startsWith("switchgear.defaults.") && isMember(key.substring("switchgear.defaults.".length())))
                || (key.startsWith("switchgear.breaker.")
                        && (key.endsWith(".<key>")
                                || key.endsWith(".links.<label>")
                                || Sources.BREAKER_KEYS.stream().anyMatch(member -> key.endsWith("." + member))
                                || MEMBERS.stream().anyMatch(member -> key.endsWith("." + member))));
    }

    private static boolean isMember(String text) {
        return text.equals("<key>") || MEMBERS.contains(text) || Sources.DEFAULT_KEYS.contains(text);
    }

    private static boolean isKnownVariable(String variable) {
        return variable.startsWith("SWITCHGEAR_BREAKER_")
                && MEMBERS.stream()
                        .map(member -> "_" + member.replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT))
                        .anyMatch(variable::endsWith);
    }
}
