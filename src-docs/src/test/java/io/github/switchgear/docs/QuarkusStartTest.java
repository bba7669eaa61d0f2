package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of somebody who has never seen Switchgear, from an empty folder to the dashboard: what the page shows is copied,
 * built and run as it says, and does what it says.
 */
@Timeout(300)
class QuarkusStartTest {

    private static final String PAGE = Pages.read("start-quarkus.adoc");
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://localhost:\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Process shop;
    private static String address;

    @BeforeAll
    @Timeout(300)
    static void copyBuildAndStart() throws IOException, InterruptedException {
        assertThat(PAGE).contains("\n----\nmvn -q package && java -jar " + JAR + "\n----\n");
        Path repository = folder.resolve("repository");
        InstalledModules.into(repository, modulesToInstall());
        Path project = Files.createDirectory(folder.resolve("shop"));
        CopiedProject.copy(PAGE, project);

        build(project, repository);
        start(project);
    }

    private static List<String> modulesToInstall() {
        assertThat(Pages.read("_get.adoc")).contains("-pl {get-modules} -am install\n");
        return List.of(
                Pages.matches("^:get-modules: (.+)$", PAGE).get(0).group(1).split(","));
    }

    private static void build(Path project, Path repository) throws IOException, InterruptedException {
        ProcessBuilder maven = new ProcessBuilder(
                        System.getProperty("maven.home") + "/bin/mvn",
                        "-q",
                        "package",
                        "-Dmaven.repo.local=" + repository)
                .directory(project.toFile())
                .redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process build = maven.start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain("[WARNING]", "[ERROR]");
    }

    private static void start(Path project) throws IOException {
        shop = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Dquarkus.http.port=0", "-jar", JAR)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = shop.inputReader(StandardCharsets.UTF_8);
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                address = listening.group(1);
                assertThat(log).doesNotContainPattern("\\b(WARN|ERROR)\\b");
                return;
            }
        }
        throw new AssertionError("The shop has ended before it listened:\n" + log);
    }

    /** Without the links, or JUnit warns of each that it deletes. */
    @AfterAll
    static void stop() throws IOException {
        if (shop != null) {
            shop.destroy();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
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
