package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** States, causes, components, messages and log lines are those of the code. */
class VocabularyTest {

    private static final BreakerSettings ONE_FAILURE =
            BreakerSettings.builder().allowedFails(1).build();

    @Test
    void theStatesAreAllThereInTheirOrder() {
        assertThat(Table.of("states.adoc", "table-states").column(0)).isEqualTo(names(BreakerState.values()));
    }

    @Test
    void theCausesAreAllThereInTheirOrder() {
        assertThat(Table.of("events.adoc", "table-causes").column(0)).isEqualTo(names(Cause.values()));
    }

    @Test
    void aTransitionHasTheseComponents() {
        assertThat(Table.of("events.adoc", "table-transition").column(0))
                .isEqualTo(components(BreakerTransition.class));
    }

    @Test
    void anAttemptHasTheseComponents() {
        assertThat(Table.of("rest.adoc", "table-attempt").column(0)).isEqualTo(components(AdminAttempt.class));
    }

    @Test
    void theJsonHasTheCoresNamesAndEverySetting() {
        JsonObject json =
                Json.createReader(new StringReader(Pages.read("breaker.json"))).readObject();
        List<String> expected = new ArrayList<>(components(BreakerSnapshot.class));
        expected.addAll(
                List.of("methods", "enabled", "guardedBy", "position", "etag", "recording", "settings", "links"));

        assertThat(json.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(json.getJsonObject("totals").keySet())
                .containsExactlyElementsOf(components(BreakerSnapshot.Totals.class));
        assertThat(json.getJsonObject("lastFailure").keySet())
                .containsExactlyElementsOf(components(BreakerSnapshot.LastFailure.class));
        assertThat(json.getJsonObject("override").keySet())
                .containsExactlyElementsOf(components(BreakerSnapshot.ActiveOverride.class));
        assertThat(json.getJsonObject("planned").keySet())
                .containsExactlyElementsOf(components(BreakerSnapshot.PlannedOverride.class));
        assertThat(json.getJsonObject("settings").keySet())
                .containsExactlyElementsOf(Arrays.stream(SettingName.values())
                        .map(SettingName::member)
                        .toList());
    }

    @Test
    void everyDeploymentMessageIsOneOfTheCode() {
        assertThat(fragments("deployment.adoc", "table-messages", 0))
                .isNotEmpty()
                .allSatisfy(VocabularyTest::isInCode);
    }

    @Test
    void everyLogLineIsOneOfTheCode() {
        assertThat(fragments("events.adoc", "table-log", 2)).isNotEmpty().allSatisfy(VocabularyTest::isInCode);
    }

    @Test
    void anOpeningIsLoggedAsThePageShows() {
        assertIsOnThePage(logged(CircuitBreaker.of("inventory", ONE_FAILURE)));
    }

    @Test
    void anOpeningOfAKeyIsLoggedAsThePageShows() {
        assertIsOnThePage(logged(KeyedBreakers.of("warehouse", ONE_FAILURE, 1).of("oslo")));
    }

    private static void assertIsOnThePage(List<String> lines) {
        assertThat(lines).hasSize(1);
        assertThat(Pages.read("events.adoc")).contains("`+" + lines.get(0) + "+`");
    }

    /** What a breaker writes when its first call fails. */
    private static List<String> logged(CircuitBreaker breaker) {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger("io.github.switchgear");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            assertThatThrownBy(() -> breaker.call(() -> {
                        throw new IOException("a secret");
                    }))
                    .isInstanceOf(IOException.class);
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    @Test
    void everyMethodOfTheCoresBreakerIsOnItsPage() {
        assertHasAllMethods("table-methods", CircuitBreaker.class);
    }

    @Test
    void everyMethodOfTheCoresKeyedBreakersIsOnItsPage() {
        assertHasAllMethods("table-keyed-methods", KeyedBreakers.class);
    }

    private static void assertHasAllMethods(String table, Class<?> type) {
        List<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("toString"))
                .distinct()
                .toList();

        assertThat(String.join("\n", Table.of("core.adoc", table).column(0))).contains(methods);
    }

    /** What is long enough to be told from other strings, in every quoted message of a column but the one shown in full. */
    private static List<String> fragments(String page, String anchor, int column) {
        return Quoted.in(page, anchor, column).stream()
                .flatMap(sentence -> sentence.fragments().stream())
                .filter(fragment -> !fragment.contains("->"))
                .filter(fragment -> fragment.length() >= 6)
                .toList();
    }

    private static void isInCode(String fragment) {
        assertThat(Sources.STRINGS.contains(fragment)).as(fragment).isTrue();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toList());
    }
}
