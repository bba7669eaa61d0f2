package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.Registry;
import io.github.switchgear.telemetry.webhook.Endpoint.Post;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real breakers, a real thread, and a real receiver on this machine; only pauses and timeouts are short. */
@Timeout(60)
class WebhookTest {

    private static final Duration QUIET = Duration.ofHours(1);

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Pace QUICK = pace(Duration.ofMinutes(10));

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final Registry registry = new Registry();

    private static Pace pace(Duration kept) {
        return new Pace(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50), kept, () -> 0.5);
    }

    private Webhook start(String url, Duration timeout) {
        return start(url, QUICK, timeout);
    }

    private Webhook start(String url, Pace pace, Duration timeout) {
        return Webhook.start(
                new WebhookSettings(URI.create(url), "Jefe", QUIET), () -> "node-1", registry, pace, timeout);
    }

    private CircuitBreaker breaker(String name) {
        return registry.add(CircuitBreaker.of(
                name, BreakerSettings.builder().allowedFails(1).build()));
    }

    private static void fail(CircuitBreaker breaker) {
        try {
            breaker.call(() -> {
                throw new IOException("secret");
            });
        } catch (Exception expected) {
            assertThat(expected).isInstanceOf(IOException.class);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchgear-webhook"))
                .collect(Collectors.toSet());
    }

    @Test
    void anOpeningAndItsRecoveryArePosted() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url() + "/hook?token=1", LONG)) {
            CircuitBreaker inventory = breaker("inventory");
            fail(inventory);
            inventory.reset(ManualOverride.because("checked").by("ann"));

            Post opened = endpoint.next();
            assertThat(opened.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
            assertThat(opened.text()).isEqualTo("inventory OPEN");
            assertThat(opened.body())
                    .contains("\"failure\":\"java.io.IOException\"")
                    .doesNotContain("secret");
            Post recovered = endpoint.next();
            assertThat(recovered.text()).isEqualTo("inventory CLOSED");
            assertThat(recovered.body()).contains("\"cause\":\"RESET\"", "\"actor\":\"ann\"", "\"reason\":\"checked\"");
            assertThat(webhook).isNotNull();
        }
        assertThat(log.all()).doesNotContain("has not got");
    }

    @Test
    void aBodyIsSignedWithTheSecret() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            fail(breaker("inventory"));

            Post post = endpoint.next();
            assertThat(post.headers().getFirst("X-Switchgear-Signature"))
                    .isEqualTo(new Signature("Jefe").of(post.body().getBytes(StandardCharsets.UTF_8)));
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void withoutASecretNothingIsSigned() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = Webhook.start(
                        new WebhookSettings(URI.create(endpoint.url()), null, QUIET),
                        () -> "node-1",
                        registry,
                        QUICK,
                        LONG)) {
            fail(breaker("inventory"));

            assertThat(endpoint.next().headers()).doesNotContainKey("X-switchgear-signature");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void theUserOfAUrlSignsIn() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start("http://ann:p%40ss@localhost:" + endpoint.port() + "/hook", LONG)) {
            fail(breaker("inventory"));

            assertThat(endpoint.next().headers().getFirst("Authorization")).isEqualTo("Basic YW5uOnBAc3M=");
            assertThat(webhook).isNotNull();
        }
        assertThat(log.all()).doesNotContain("p%40ss").doesNotContain("p@ss");
    }

    @Test
    void eachBreakersOrderIsKeptWhileTheReceiverFails() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            endpoint.answers(Endpoint.answer(500));
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                CircuitBreaker breaker = breaker("breaker-" + i);
                fail(breaker);
                breaker.reset();
                expected.add("breaker-" + i + " OPEN");
                expected.add("breaker-" + i + " CLOSED");
            }
            Post first = endpoint.next();
            Post again = endpoint.next();
            assertThat(again.event().getId()).isEqualTo(first.event().getId());
            assertThat(again.body()).isEqualTo(first.body());

            endpoint.answers(Endpoint.answer(200));
            List<String> got = new ArrayList<>(List.of(first.text()));
            while (got.size() < expected.size()) {
                String text = endpoint.next().text();
                if (!text.equals(got.get(got.size() - 1))) {
                    got.add(text);
                }
            }
            assertThat(got).containsExactlyElementsOf(expected);
            assertThat(webhook).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 408, 429, 500, 503})
    void theseAnswersAreAskedAgainAndNobodyIsRedirected(int status) throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Endpoint elsewhere = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            endpoint.answers(Endpoint.answer(status, "Location", elsewhere.url(), "Retry-After", "0"));
            fail(breaker("inventory"));

            assertThat(endpoint.next().event().getId())
                    .isEqualTo(endpoint.next().event().getId());
            assertThat(elsewhere.unseen()).isZero();
            assertThat(webhook).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 413, 422})
    void theseAnswersAreFinal(int status) throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            endpoint.answers(Endpoint.answer(status));
            fail(breaker("inventory"));
            fail(breaker("warehouse"));

            assertThat(endpoint.next(2)).containsExactly("inventory OPEN", "warehouse OPEN");
            assertThat(webhook).isNotNull();
        }
        assertThat(log.lines().get(0)).startsWith("WARNING").contains("HTTP status " + status);
    }

    @Test
    void aReceiverThatIsAwayGetsAllWhenItComesBack() throws Exception {
        int port;
        try (Endpoint endpoint = new Endpoint()) {
            port = endpoint.port();
        }
        try (Webhook webhook = start("http://localhost:" + port, LONG)) {
            CircuitBreaker inventory = breaker("inventory");
            fail(inventory);
            inventory.reset();

            try (Endpoint back = new Endpoint(port)) {
                assertThat(back.next(2)).containsExactly("inventory OPEN", "inventory CLOSED");
            }
            assertThat(webhook).isNotNull();
        }
        assertThat(log.all()).doesNotContain("has not got");
    }

    @Test
    void aReceiverThatNeverAnswersHarmsNobodyAndIsAskedAgain() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Webhook webhook = start("http://localhost:" + deaf.getLocalPort(), Duration.ofMillis(200))) {
            CircuitBreaker inventory = breaker("inventory");
            fail(inventory);
            try (Socket first = deaf.accept()) {
                long began = System.nanoTime();
                for (int i = 0; i < 5_000; i++) {
                    inventory.reset();
                    fail(inventory);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
                try (Socket second = deaf.accept()) {
                    assertThat(second.isConnected()).isTrue();
                }
                assertThat(first.isConnected()).isTrue();
            }
            assertThat(webhook).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n",
                "HTTP/1.1 202 Accepted\r\n\r\nx",
            })
    void anAnswerWhoseBodyNeverEndsIsAnAnswer(String answer) throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Webhook webhook = start("http://localhost:" + slow.getLocalPort(), Duration.ofMillis(200))) {
            fail(breaker("inventory"));
            try (Socket first = slow.accept()) {
                first.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                first.getOutputStream().flush();
                assertThat(posted(first)).contains("\"breaker\":\"inventory\"");

                fail(breaker("warehouse"));
                try (Socket second = slow.accept()) {
                    assertThat(posted(second)).contains("\"breaker\":\"warehouse\"");
                }
            }
            assertThat(webhook).isNotNull();
        }
    }

    /** A request up to the end of its event. */
    private static String posted(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("}}") < 0) {
            text.append((char) socket.getInputStream().read());
        }
        return text.toString();
    }

    @Test
    void anAnswerThatIsTooLongIsNotReadToItsEnd() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            endpoint.answers(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream body = exchange.getResponseBody()) {
                    while (true) {
                        body.write(new byte[8_192]);
                    }
                } catch (IOException gone) {
                    hungUp.countDown();
                }
            });
            fail(breaker("inventory"));

            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
            endpoint.answers(Endpoint.answer(200));
            fail(breaker("warehouse"));
            assertThat(endpoint.next(2)).containsExactly("inventory OPEN", "warehouse OPEN");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void aSlowReceiverGetsAllOfIt() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            CountDownLatch enough = new CountDownLatch(1);
            endpoint.answers(exchange -> {
                assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            });
            for (int i = 0; i < 50; i++) {
                fail(breaker("breaker-" + i));
            }
            enough.countDown();

            assertThat(endpoint.next(50)).doesNotHaveDuplicates().startsWith("breaker-0 OPEN", "breaker-1 OPEN");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void whatIsDoneToAFamilyIsToldOfEachKeyThatWasToldToBeOpen() throws Exception {
        KeyedBreakers warehouse = registry.add(KeyedBreakers.of(
                "warehouse", BreakerSettings.builder().allowedFails(1).build(), 10));
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            warehouse.of("bergen");
            fail(warehouse.of("oslo"));
            assertThat(key(endpoint.next())).isEqualTo("\"oslo\" OPEN");

            warehouse.family().reset(ManualOverride.because("new disks").by("ann"));

            Post reset = endpoint.next();
            assertThat(key(reset)).isEqualTo("\"oslo\" CLOSED");
            assertThat(reset.body()).contains("\"from\":\"OPEN\"", "\"cause\":\"RESET\"", "\"actor\":\"ann\"");

            fail(warehouse.of("bergen"));
            warehouse.family().forceClosed(ManualOverride.because("test"));
            warehouse.family().release();
            assertThat(List.of(
                            key(endpoint.next()),
                            key(endpoint.next()),
                            key(endpoint.next()),
                            key(endpoint.next()),
                            key(endpoint.next())))
                    .containsExactly(
                            "\"bergen\" OPEN",
                            "null FORCED_CLOSED",
                            "\"bergen\" FORCED_CLOSED",
                            "null CLOSED",
                            "\"bergen\" CLOSED");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void ofWhatIsDoneToAFamilyAKeyIsNotToldThatStaysOpenUntilItRecovers() throws Exception {
        KeyedBreakers warehouse = registry.add(KeyedBreakers.of(
                "warehouse", BreakerSettings.builder().allowedFails(1).build(), 10));
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            fail(warehouse.of("oslo"));
            warehouse.family().forceOpen(ManualOverride.because("test"));
            warehouse.family().release();
            assertThat(warehouse.of("oslo").<String>call(() -> "fine")).isEqualTo("fine");

            assertThat(List.of(key(endpoint.next()), key(endpoint.next()), key(endpoint.next()), key(endpoint.next())))
                    .containsExactly("\"oslo\" OPEN", "null FORCED_OPEN", "null HALF_OPEN", "\"oslo\" CLOSED");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void aKeyThatIsForcedItselfIsLeftOutByAFamilysReleaseAndNotByItsReset() throws Exception {
        KeyedBreakers warehouse = registry.add(KeyedBreakers.of(
                "warehouse", BreakerSettings.builder().allowedFails(1).build(), 10));
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            warehouse.of("oslo").forceOpen(ManualOverride.because("test"));
            warehouse.family().forceClosed(ManualOverride.because("test"));
            warehouse.family().release();
            warehouse.family().reset();

            assertThat(List.of(key(endpoint.next()), key(endpoint.next()), key(endpoint.next()), key(endpoint.next())))
                    .containsExactly("\"oslo\" FORCED_OPEN", "null FORCED_CLOSED", "null CLOSED", "\"oslo\" CLOSED");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void aKeyThatWasForgottenAndComesAgainIsToldOfThoughItsGenerationsBeginAnew() throws Exception {
        KeyedBreakers warehouse = registry.add(KeyedBreakers.of(
                "warehouse", BreakerSettings.builder().allowedFails(1).build(), 1));
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = Webhook.start(
                        new WebhookSettings(URI.create(endpoint.url()), null, Duration.ofNanos(1)),
                        () -> "node-1",
                        registry,
                        QUICK,
                        LONG)) {
            fail(warehouse.of("oslo"));
            warehouse.of("oslo").reset();
            assertThat(warehouse.of("bergen").key()).hasValue("bergen");
            fail(warehouse.of("oslo"));

            assertThat(List.of(key(endpoint.next()), key(endpoint.next()), key(endpoint.next())))
                    .containsExactly("\"oslo\" OPEN", "\"oslo\" CLOSED", "\"oslo\" OPEN");
            assertThat(webhook).isNotNull();
        }
    }

    private static String key(Post post) {
        return post.body().replaceAll(".*\"key\":([^,]*),.*\"to\":\"(\\w+)\".*", "$1 $2");
    }

    @Test
    void aBreakerThatHasGoneIsNotToldOf() throws Exception {
        try (Endpoint endpoint = new Endpoint();
                Webhook webhook = start(endpoint.url(), LONG)) {
            CircuitBreaker gone = breaker("inventory");
            registry.remove("inventory");
            fail(gone);
            fail(breaker("warehouse"));

            assertThat(endpoint.next().text()).isEqualTo("warehouse OPEN");
            assertThat(webhook).isNotNull();
        }
    }

    @Test
    void withoutAUrlThereIsNoThreadAndNoListener() {
        Set<Thread> before = threads();
        assertThat(Webhook.of(key -> Optional.empty(), registry)).isEmpty();

        assertThat(threads()).isEqualTo(before);
    }

    @Test
    void itEndsAtOnceWhileTheReceiverHangsAndTellsHowManyEventsItHasNotPosted() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Set<Thread> before = threads();
            Webhook webhook = start("http://ann:T0KEN@localhost:" + deaf.getLocalPort() + "/T0KEN?k=T0KEN", LONG);
            assertThat(threads()).hasSize(before.size() + 1);
            CircuitBreaker inventory = breaker("inventory");
            fail(inventory);
            inventory.reset();
            try (Socket hanging = deaf.accept()) {
                long began = System.nanoTime();
                webhook.close();

                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
                assertThat(threads()).isEqualTo(before);
                assertThat(hanging.isConnected()).isTrue();
            }
            fail(inventory);
            assertThat(log.lines())
                    .containsExactly("WARNING Webhook http://localhost:" + deaf.getLocalPort()
                            + " had not taken 2 events when the application ended");
            assertThat(log.all()).doesNotContain("T0KEN");
        }
    }

    @Test
    void itEndsAtOnceWhileItWaitsToPostAgain() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            endpoint.answers(Endpoint.answer(503));
            Set<Thread> before = threads();
            Webhook webhook = start(endpoint.url(), Pace.usual(() -> 0.5), LONG);
            fail(breaker("inventory"));
            endpoint.next();
            webhook.close();

            assertThat(threads()).isEqualTo(before);
        }
    }

    @Test
    void itsThreadIsADaemonWithTheClassLoaderOfItsOwn() {
        Set<Thread> before = threads();
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader("an application's", own) {});
        try (Webhook webhook = start("http://localhost:1", LONG)) {
            Set<Thread> now = threads();
            now.removeAll(before);
            assertThat(now).singleElement().satisfies(thread -> {
                assertThat(thread.isDaemon()).isTrue();
                assertThat(thread.getContextClassLoader()).isSameAs(Webhook.class.getClassLoader());
            });
            assertThat(webhook).isNotNull();
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    @Test
    void nothingHoldsItWhenItHasEnded() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            WeakReference<Webhook> ended = new WeakReference<>(posted(endpoint));

            for (int tries = 0; tries < 100 && ended.get() != null; tries++) {
                System.gc();
            }
            assertThat(ended.get()).isNull();
        }
    }

    private Webhook posted(Endpoint endpoint) throws InterruptedException {
        Webhook webhook = start(endpoint.url(), LONG);
        fail(breaker("inventory"));
        endpoint.next();
        webhook.close();
        return webhook;
    }
}
