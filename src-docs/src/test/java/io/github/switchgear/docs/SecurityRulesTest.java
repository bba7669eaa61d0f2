package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;

/** Each guard rule names a test that is there. */
class SecurityRulesTest {

    @Test
    void everyRuleNamesATestThatExists() {
        Path tests = Pages.ROOT.resolve("admin-ui/src/test/java");
        List<MatchResult> named =
                Pages.matches("`(\\w+(?:Test|Contract))#(\\w+)`", Pages.read(Pages.ROOT.resolve("SECURITY.md")));

        assertThat(named).isNotEmpty().allSatisfy(test -> {
            List<Path> file = Pages.below(tests, path -> path.endsWith(test.group(1) + ".java"));
            assertThat(file).as(test.group()).hasSize(1);
            assertThat(Pages.read(file.get(0))).as(test.group()).contains("void " + test.group(2) + "(");
        });
    }

    @Test
    void everyRuleHasATest() {
        assertThat(Pages.matches(
                        "^\\| (?!---|\\||Rule)(?!.*Proved by).*$", Pages.read(Pages.ROOT.resolve("SECURITY.md"))))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.group()).containsPattern("`\\w+(?:Test|Contract)#\\w+`"));
    }
}
