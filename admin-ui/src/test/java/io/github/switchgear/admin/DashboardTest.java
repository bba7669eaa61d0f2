package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTest extends AdminTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/github/switchgear/admin/page/dashboard"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsServedAsWhatItIs(Path file) throws Exception {
        String name = file.getFileName().toString();

        HttpResponse<String> response = server.send(server.viewer("/" + name).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readString(file));
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith(
                        switch (name.substring(name.indexOf('.'))) {
                            case ".html" -> "text/html";
                            case ".css" -> "text/css";
                            case ".js" -> "text/javascript";
                            default -> "image/svg+xml";
                        });
    }

    @Test
    void theFolderServesThePageAndItsNameWithoutASlashLeadsThere() throws Exception {
        assertThat(server.send(server.viewer("/").build()).body()).startsWith("<!doctype html>");

        HttpResponse<String> redirect = server.send(server.viewer("").build());
        assertThat(redirect.statusCode()).isEqualTo(303);
        assertThat(redirect.uri()
                        .resolve(redirect.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(server.uri("/"));
    }

    @Test
    void thePageLinksOnlyToFilesBesideItself() throws IOException {
        String page =
                Files.readString(Path.of("src/main/resources/io/github/switchgear/admin/page/dashboard/index.html"));

        assertThat(page)
                .doesNotContain("=\"/")
                .doesNotContain("//")
                .doesNotContain("style=")
                .doesNotContain(" on");
    }

    @Test
    void allFilesTogetherAreAtMost200kBAndCompressedAtMost76kB() throws IOException {
        long bytes = 0;
        long transferred = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
            transferred += compressed(file);
        }
        assertThat(bytes).isLessThanOrEqualTo(200_000);
        assertThat(transferred).isLessThanOrEqualTo(76_000);
    }

    /** As long as a server or a gateway sends it that compresses; each file is sent by itself. */
    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sent)) {
            Files.copy(file, gzip);
        }
        return sent.size();
    }

    @Test
    void nothingElseOfTheClassPathIsServed() throws Exception {
        for (String name : List.of("/nope.js", "/..%2fAudit.class", "/Audit.class", "/package-info.class")) {
            assertThat(server.send(server.viewer(name).build()).statusCode()).isEqualTo(404);
        }
    }
}
