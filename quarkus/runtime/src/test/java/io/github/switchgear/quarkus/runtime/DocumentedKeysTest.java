package io.github.switchgear.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.quarkus.runtime.management.ManagementConfig;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the extension has each key that is fixed at the build, with its default, and no other. */
class DocumentedKeysTest {

    private static final Pattern TABLE = Pattern.compile("(?s)\\[#table-build-keys.*?\\|===(.*?)\\|===");
    private static final Pattern ROW = Pattern.compile("\\| `(quarkus\\.[^`]+)`\n\\| [^\n]+\n\\| `([^`]+)`");

    @Test
    void eachIsOnThePage() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        MappedKeys.of(SwitchgearBuildTimeConfig.class, "quarkus.switchgear")
                .forEach((key, member) ->
                        keys.put(key, member.getAnnotation(WithDefault.class).value()));
        // Where it is not set, another key stands for it.
        MappedKeys.of(ManagementConfig.class, "quarkus.switchgear")
                .forEach((key, member) -> keys.put(key, "quarkus.management.enabled"));

        assertThat(documented()).isEqualTo(keys);
    }

    private static Map<String, String> documented() throws IOException {
        String page = Files.readString(Path.of("..", "..", "src-docs", "quarkus.adoc"));
        List<MatchResult> tables = TABLE.matcher(page).results().toList();
        assertThat(tables).hasSize(1);
        Map<String, String> keys = new TreeMap<>();
        ROW.matcher(tables.get(0).group(1)).results().forEach(row -> keys.put(row.group(1), row.group(2)));
        return keys;
    }
}
