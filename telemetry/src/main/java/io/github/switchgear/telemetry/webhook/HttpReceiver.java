package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.telemetry.webhook.Answer.NotNow;
import io.github.switchgear.telemetry.webhook.Answer.Refused;
import io.github.switchgear.telemetry.webhook.Answer.Taken;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A receiver that is posted to by HTTP. Redirects are not followed: where an event goes is for the configuration to tell, not for
 * who answers. Made and used by one thread, which is also the one that does the client's work.
 */
final class HttpReceiver implements Receiver {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final HttpRequest.Builder request;
    private final @Nullable Signature signature;
    private final Duration timeout;
    private final OwnThread work;
    private final HttpClient client;

    /**
     * One that has not been spoken to yet.
     *
     * @param settings tell where it is
     * @param timeout for a connection, and for an answer
     * @param work does the client's work on this thread
     */
    HttpReceiver(WebhookSettings settings, Duration timeout, OwnThread work) {
        this.request = request(settings.url(), timeout);
        this.signature = settings.secret() == null ? null : new Signature(settings.secret());
        this.timeout = timeout;
        this.work = work;
        this.client = client(timeout, work);
    }

    private static HttpRequest.Builder request(URI url, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(url))
                .timeout(timeout)
                .header("Content-Type", EventWriter.MEDIA_TYPE);
        if (url.getUserInfo() != null) {
            byte[] user = url.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        return request;
    }

    private static URI withoutUser(URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        try {
            return new URI(url.getScheme() + "://" + url.getHost() + port + url.getRawPath() + query);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("parts of a URI make none", e);
        }
    }

    /** A thread that the client starts takes over this one's class loader, and lives until the client is collected. */
    private static HttpClient client(Duration timeout, OwnThread work) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return HttpClient.newBuilder()
                    // All that is needed; and there are receivers that stumble over the offer of more.
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timeout)
                    .executor(work)
                    .build();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    @Override
    public Answer post(byte[] body) throws InterruptedException {
        HttpRequest.Builder signed = request.copy().POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            signed.setHeader(Signature.HEADER, signature.of(body));
        }
        AtomicReference<@Nullable ResponseInfo> answered = new AtomicReference<>();
        CompletableFuture<?> exchange = client.sendAsync(signed.build(), info -> {
            answered.set(info);
            return new Discarded();
        });
        try {
            // Neither of the client's own timeouts sees a body that never ends, nor a name that is looked up for ever.
            work.runUntilDone(exchange, timeout.plus(timeout.dividedBy(10)));
        } finally {
            exchange.cancel(true);
        }
        ResponseInfo answer = answered.get();
        return answer == null ? new NotNow(failure(exchange), null) : judged(answer);
    }

    private static String failure(CompletableFuture<?> exchange) {
        try {
            exchange.join();
            throw new IllegalStateException("an answer that nobody has seen");
        } catch (CompletionException failure) {
            return (failure.getCause() == null ? failure : failure.getCause())
                    .getClass()
                    .getName();
        } catch (CancellationException late) {
            return "no answer";
        }
    }

    private static Answer judged(ResponseInfo answer) {
        int status = answer.statusCode();
        String what = "HTTP status " + status;
        if (status >= 200 && status < 300) {
            return new Taken();
        }
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            return new Refused(what);
        }
        return new NotNow(
                what,
                answer.headers()
                        .firstValue("Retry-After")
                        .flatMap(HttpReceiver::wait)
                        .orElse(null));
    }

    /** Seconds, or the moment; empty if it is neither. */
    private static Optional<Duration> wait(String retryAfter) {
        String text = retryAfter.trim();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), moment));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
