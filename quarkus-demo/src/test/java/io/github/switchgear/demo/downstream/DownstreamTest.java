package io.github.switchgear.demo.downstream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class DownstreamTest {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Downstream downstream;

    @BeforeEach
    void start() throws IOException {
        downstream = new Downstream(0);
    }

    @AfterEach
    void stop() throws IOException {
        downstream.close();
    }

    @Test
    void itStartsHealthyAndKnowsStockArticlesAndPayments() throws Exception {
        assertThat(downstream.mode()).isEqualTo(DownstreamMode.HEALTHY);
        assertThat(get("/stock/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"stock\":12}");
        assertThat(get("/stock/unicorn")).isEqualTo("200 {\"sku\":\"unicorn\",\"stock\":0}");
        assertThat(get("/articles/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"name\":\"Desk lamp\",\"cents\":4900}");
        assertThat(get("/articles/unicorn")).isEqualTo("404 {\"error\":\"not found\"}");
        assertThat(post("/payments/10000")).isEqualTo("200 {\"paid\":10000}");
        assertThat(post("/payments/10001")).isEqualTo("402 {\"error\":\"declined\"}");
        assertThat(post("/payments/lots")).isEqualTo("400 {\"error\":\"cents must be a number\"}");
        assertThat(get("/elsewhere")).isEqualTo("404 {\"error\":\"not found\"}");
    }

    @Test
    void aSiteThatIsDownTakesNoOtherWithIt() throws Exception {
        assertThat(get("/sites/north")).isEqualTo("200 {\"site\":\"north\",\"pallets\":40}");
        assertThat(get("/sites/moon")).startsWith("404");
        downstream.takeDown("north");

        assertThat(get("/sites/north")).startsWith("500");
        assertThat(get("/sites/east")).startsWith("200");
        assertThat(get("/stock/lamp")).startsWith("200");
    }

    @Test
    void failingAnswersEverythingWith500() throws Exception {
        downstream.switchTo(DownstreamMode.FAILING);

        assertThat(get("/stock/lamp")).startsWith("500 ");
        assertThat(post("/payments/1")).startsWith("500 ");
    }

    @Test
    void flakyFailsEverySecondRequestOfAKind() throws Exception {
        downstream.switchTo(DownstreamMode.FLAKY);

        assertThat(get("/stock/lamp")).startsWith("200 ");
        assertThat(get("/prices/lamp")).startsWith("200 ");
        assertThat(get("/stock/kettle")).startsWith("500 ");
        assertThat(get("/stock/lamp")).startsWith("200 ");
        assertThat(get("/prices/lamp")).startsWith("500 ");
    }

    @Test
    void anArticleHasMoreToTell() throws Exception {
        assertThat(get("/recommendations/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"with\":\"chair\"}");
        assertThat(get("/shipping/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"cents\":490}");
        assertThat(get("/reviews/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"stars\":4}");
        assertThat(get("/prices/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"cents\":4900}");
        assertThat(get("/delivery/lamp")).isEqualTo("200 {\"sku\":\"lamp\",\"days\":1}");
        assertThat(get("/delivery/unicorn")).startsWith("404 ");
    }

    @Test
    void wrongContentIsAPageWith200() throws Exception {
        downstream.switchTo(DownstreamMode.WRONG_CONTENT);

        assertThat(get("/stock/lamp")).startsWith("200 <!doctype html>");
    }

    @Test
    void slowAnswersRightButLate() throws Exception {
        downstream.switchTo(DownstreamMode.SLOW);

        long start = System.nanoTime();
        String answer = get("/stock/lamp");

        assertThat(answer).isEqualTo("200 {\"sku\":\"lamp\",\"stock\":12}");
        assertThat(since(start)).isGreaterThanOrEqualTo(Downstream.SLOW);
    }

    @Test
    void hangingTakesTheCallAndNeverAnswers() throws Exception {
        downstream.switchTo(DownstreamMode.HANGING);

        HttpRequest impatient =
                request("/stock/lamp").timeout(Duration.ofMillis(300)).build();

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> client.send(impatient, BodyHandlers.ofString()));
        assertThat(downstream.requests()).isEqualTo(1);
    }

    @Test
    void refusingRefusesTheConnectionAndCountsNothing() throws Exception {
        downstream.switchTo(DownstreamMode.REFUSING);

        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("/stock/lamp"));
        }
        assertThat(downstream.requests()).isEqualTo(0);
    }

    @Test
    void refusingAndListeningInTurnKeepsThePort() throws Exception {
        URI before = downstream.uri();
        for (int i = 0; i < 20; i++) {
            downstream.switchTo(DownstreamMode.REFUSING);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("/stock/lamp"));
            downstream.switchTo(DownstreamMode.HEALTHY);
            assertThat(get("/stock/lamp")).startsWith("200 ");
        }
        assertThat(downstream.uri()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "HANGING"})
    void aSwitchReleasesWhoeverWaitsAndLetsItGoOnByTheNewMode(DownstreamMode dawdling) throws Exception {
        downstream.switchTo(dawdling);
        CompletableFuture<HttpResponse<String>> waiting = waitingCall();

        downstream.switchTo(DownstreamMode.FAILING);

        assertThat(waiting.get(1, SECONDS).statusCode()).isEqualTo(500);
    }

    @Test
    void refusingDropsWhoeverWaits() throws Exception {
        downstream.switchTo(DownstreamMode.HANGING);
        CompletableFuture<HttpResponse<String>> waiting = waitingCall();

        downstream.switchTo(DownstreamMode.REFUSING);

        assertThat(waiting).failsWithin(1, SECONDS).withThrowableThat().withCauseInstanceOf(IOException.class);
    }

    @Test
    void switchingWhileManyHangIsNotHeldUp() throws Exception {
        downstream.switchTo(DownstreamMode.HANGING);
        for (int i = 0; i < 40; i++) {
            client.sendAsync(request("/stock/lamp").build(), BodyHandlers.ofString());
        }
        Awaitility.await().until(() -> downstream.requests() == 40);

        long start = System.nanoTime();
        downstream.switchTo(DownstreamMode.HEALTHY);

        assertThat(since(start)).isLessThan(Duration.ofMillis(500));
        assertThat(get("/stock/lamp")).startsWith("200 ");
    }

    @Test
    void closedItReleasesWhoeverWaitsAndRefuses() throws Exception {
        downstream.switchTo(DownstreamMode.HANGING);
        CompletableFuture<HttpResponse<String>> waiting = waitingCall();

        downstream.close();

        assertThat(waiting).failsWithin(1, SECONDS);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("/stock/lamp"));
    }

    /** A call that has reached the downstream and has no answer yet. */
    private CompletableFuture<HttpResponse<String>> waitingCall() {
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request("/stock/lamp").build(), BodyHandlers.ofString());
        Awaitility.await().until(() -> downstream.requests() == 1);
        assertThat(call).isNotDone();
        return call;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(downstream.uri().resolve(path));
    }

    private String get(String path) throws IOException, InterruptedException {
        return text(request(path).GET().build());
    }

    private String post(String path) throws IOException, InterruptedException {
        return text(request(path).POST(BodyPublishers.noBody()).build());
    }

    private String text(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
