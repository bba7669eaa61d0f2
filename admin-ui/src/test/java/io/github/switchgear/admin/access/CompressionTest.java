package io.github.switchgear.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are compressed for who can read that, and for nobody else. */
class CompressionTest extends AdminTest {

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = server.viewer(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return java.net.http.HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String plain(HttpResponse<byte[]> response) throws Exception {
        assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withoutTheTime(String list) {
        return list.replaceFirst("\"at\":\"[^\"]+\"", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate, gzip, br, zstd"})
    void whoTakesItGetsTheSameCompressed(String accepted) throws Exception {
        HttpResponse<byte[]> as = get("/api/breakers");
        HttpResponse<byte[]> compressed = get("/api/breakers", "Accept-Encoding", accepted);

        assertThat(withoutTheTime(plain(compressed)))
                .isEqualTo(withoutTheTime(new String(as.body(), StandardCharsets.UTF_8)));
        assertThat(compressed.body().length).isLessThan(as.body().length / 3);
        assertThat(compressed.headers().firstValue("ETag"))
                .isEqualTo(as.headers().firstValue("ETag"));
        assertThat(compressed.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.00", "xgzip"})
    void whoDoesNotTakeItGetsItAsItIs(String accepted) throws Exception {
        HttpResponse<byte[]> as = get("/api/breakers", "Accept-Encoding", accepted);

        assertThat(as.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(as.body(), StandardCharsets.UTF_8)).startsWith("{\"node\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app.js", "/", "/api/openapi.json", "/api/stream/snapshot"})
    void filesAreCompressedToo(String path) throws Exception {
        assertThat(plain(get(path, "Accept-Encoding", "gzip"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/breakers", "/api/breakers/inventory", "/icon.svg", "/api/breakers/none"})
    void everyAnswerSaysThatItDependsOnThat(String path) throws Exception {
        assertThat(get(path).headers().allValues("Vary")).containsOnlyOnce("Accept-Encoding");
        assertThat(get(path, "Accept-Encoding", "gzip").headers().allValues("Vary"))
                .containsOnlyOnce("Accept-Encoding");
    }

    @Test
    void whatIsSmallIsLeftAsItIs() throws Exception {
        HttpResponse<byte[]> small = get("/api/breakers?q=there-is-none", "Accept-Encoding", "gzip");

        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.body().length).isLessThan(Compression.LEAST);
    }

    /** Each event has to come at once. */
    @Test
    void theStreamIsNotCompressed() throws Exception {
        try (var stream = io.github.switchgear.admin.contract.EventReader.open(
                server.viewer("/api/stream").header("Accept-Encoding", "gzip"))) {
            assertThat(stream.next("snapshot").json().getJsonArray("breakers")).isNotEmpty();
            assertThat(stream.response().headers().firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }
}
