package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The project to start from in Quarkus does what its page shows, run as the page says. */
@Timeout(120)
class QuarkusStartTest {

    private static final String PAGE = Pages.read("start-quarkus.adoc");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://localhost:\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Process shop;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        String jar = "target/quarkus-app/quarkus-run.jar";
        assertThat(PAGE).contains("java -jar " + jar);
        shop = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Dquarkus.http.port=0", "-jar", jar)
                .directory(Pages.HERE.resolve("start/quarkus").toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = shop.inputReader(StandardCharsets.UTF_8);
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                address = listening.group(1);
                return;
            }
        }
        throw new AssertionError("The shop has ended before it listened:\n" + log);
    }

    @AfterAll
    static void stop() {
        shop.destroy();
    }

    @Test
    void theFourthCallIsRejectedUntilAnOperatorResetsTheBreaker() throws IOException, InterruptedException {
        StringBuilder answers = new StringBuilder();
        for (int call = 1; call <= 4; call++) {
            answers.append(body(get("/stock/x1")));
        }
        assertThat(withoutTime(PAGE)).contains("\n----\n" + withoutTime(answers.toString()) + "----\n");

        assertThat(body(signedIn(get("/switchgear/api/breakers/inventory")))).contains("\"state\":\"OPEN\"");
        assertThat(body(signedIn(get("/switchgear/")))).contains("<title>");

        body(signedIn(reset()));
        assertThat(PAGE).contains("`" + body(get("/stock/bolt-8")).strip() + "`");
    }

    @Test
    void nobodyElseSeesTheBreakers() throws IOException, InterruptedException {
        assertThat(status(get("/switchgear/api/breakers/inventory"))).isEqualTo(401);
    }

    private static HttpRequest.Builder get(String path) {
        return shown(path).GET();
    }

    private static HttpRequest.Builder reset() {
        String reason = "{\"reason\": \"the warehouse is back\"}";
        assertThat(PAGE).contains("-H 'X-Switchgear: 1' --json '" + reason + "'");
        return shown("/switchgear/api/breakers/inventory/reset")
                .header("X-Switchgear", "1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(reason));
    }

    /** A request to an address that the page has, too. */
    private static HttpRequest.Builder shown(String path) {
        assertThat(PAGE).contains("localhost:8080" + path);
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    private static HttpRequest.Builder signedIn(HttpRequest.Builder request) {
        assertThat(PAGE).contains("curl -u ann:secret ");
        String credentials = Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + credentials);
    }

    private static String body(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static String withoutTime(String text) {
        return text.replaceAll("in \\d+ ms", "in some ms");
    }
}
