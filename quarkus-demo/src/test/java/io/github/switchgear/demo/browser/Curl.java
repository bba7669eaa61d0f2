package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs a line with {@code curl} that is shown to operators, as their shell does. */
final class Curl {

    private Curl() {}

    /** What it prints; a line that the server does not do as it says fails the test. */
    static String run(String command, Map<String, String> environment) throws IOException, InterruptedException {
        String program = DebianProgram.installed("curl", "curl") + " -sS --fail ";
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.replaceFirst("curl ", program));
        shell.environment().putAll(environment);
        Process curl = shell.redirectErrorStream(true).start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(command + "\n" + answer).isZero();
        return answer;
    }
}
