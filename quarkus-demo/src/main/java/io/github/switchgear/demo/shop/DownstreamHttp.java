package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.switchgear.demo.downstream.Downstream;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How the shop's clients talk to the downstream: plain HTTP, with a limit to their patience. */
@Singleton
public class DownstreamHttp {
    static final Duration CONNECT = Duration.ofMillis(800);
    static final Duration REQUEST = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Downstream downstream;
    private final ObjectMapper json;

    @Inject
    DownstreamHttp(Downstream downstream, ObjectMapper json) {
        this.downstream = downstream;
        this.json = json;
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /**
     * Asks for a thing.
     *
     * @throws ServerErrorException if the answer is no 200
     * @throws UnreadableAnswerException if it is one, but holds no such thing
     */
    <T> T get(String path, Class<T> type)
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return thing(get(path), type);
    }

    /** Asks for a thing and holds no thread meanwhile; it fails as {@link #get(String, Class)} does. */
    <T> CompletionStage<T> getLater(String path, Class<T> type) {
        return client.sendAsync(request(path).GET().build(), BodyHandlers.ofString())
                .thenCompose(response -> {
                    try {
                        return CompletableFuture.completedStage(thing(reply(response), type));
                    } catch (ServerErrorException | UnreadableAnswerException trouble) {
                        return CompletableFuture.failedStage(trouble);
                    }
                });
    }

    private <T> T thing(Reply reply, Class<T> type) throws ServerErrorException, UnreadableAnswerException {
        if (reply.status() != 200) {
            throw new ServerErrorException(reply.status());
        }
        return read(reply, type);
    }

    Reply post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    /** @throws UnreadableAnswerException if the body is not such a thing */
    <T> T read(Reply reply, Class<T> type) throws UnreadableAnswerException {
        try {
            T thing = json.readValue(reply.body(), type);
            if (thing == null) {
                throw new UnreadableAnswerException(reply.status(), null);
            }
            return thing;
        } catch (JsonProcessingException notSuchJson) {
            throw new UnreadableAnswerException(reply.status(), notSuchJson);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(downstream.uri().resolve(path)).timeout(REQUEST);
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        return reply(client.send(request, BodyHandlers.ofString()));
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.body());
    }
}
