package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lines on the page for three in the morning do in the demo what they are for. */
class OperatePageIT {

    private static final Pattern LINES =
            Pattern.compile("\\[#curl].*?\\n----\\napi=\\S+\\n(.*?)\\n----\\n", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("\\$api/(\\S*?)\"?(\\?\\S*)?$");

    private static RunningDemo demo;

    @BeforeAll
    static void startTheDemo() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "0"));
    }

    @AfterAll
    static void stopTheDemo() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void eachLineFromTheShellDoesWhatItIsFor() throws Exception {
        List<String> answered = new ArrayList<>();
        for (String line : lines()) {
            answered.add(path(line) + ": " + told(run(line)));
        }

        assertThat(answered)
                .containsExactly(
                        "breakers: []",
                        "breakers/inventory: CLOSED",
                        "breakers/inventory/transitions: []",
                        "breakers/inventory/reset: CLOSED",
                        "breakers/inventory/force-open: FORCED_OPEN",
                        "breakers/inventory/force-open: FORCED_OPEN",
                        "breakers/inventory/release: HALF_OPEN",
                        "breakers/inventory/force-closed: FORCED_CLOSED",
                        "breakers/inventory/settings: FORCED_CLOSED",
                        "reset: {\"reset\":n}",
                        "breakers/warehouse/keys: []",
                        "breakers/warehouse/keys/north/force-open: FORCED_OPEN",
                        "stream: CLOSED");
    }

    /** Those of the block, each whole on one line; what begins on a day that the page names begins tomorrow. */
    private static List<String> lines() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("operate.page")));
        MatchResult block = LINES.matcher(page).results().findFirst().orElseThrow();
        return block.group(1)
                .replaceAll("\\\\\n\\s*", "")
                .replaceAll(
                        "\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z",
                        Instant.now().plus(Duration.ofDays(1)).toString())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String run(String line) throws IOException, InterruptedException {
        // A stream has no end of its own, and where it is cut off curl says so by its exit code.
        String command = line.endsWith("/stream") ? line + " --max-time 2 || [ $? = 28 ]" : line;
        return Curl.run(
                command.replace("-u ann", "-u operator:operator"),
                Map.of("api", demo.base().resolve("switchgear/api").toString()));
    }

    private static String path(String line) {
        return PATH.matcher(line).results().findFirst().orElseThrow().group(1);
    }

    /** The state of the first breaker or key in an answer, or that there is none; else all of it, whatever its numbers are. */
    private static String told(String answer) {
        return Pattern.compile("\"(?:state|breakers|keys)\":\"?([A-Z_]+|\\[])")
                .matcher(answer)
                .results()
                .findFirst()
                .map(state -> state.group(1))
                .orElse(answer.replaceAll("\\d+", "n"));
    }
}
