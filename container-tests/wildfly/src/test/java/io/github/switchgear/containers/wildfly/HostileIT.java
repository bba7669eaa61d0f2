package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.HostileContract;
import io.github.switchgear.admin.contract.SlowReader;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is hostile, sent to the server. */
class HostileIT extends HostileContract {

    /** Its own file; what it prints is coloured. */
    private static final Path LOG = Path.of("target", "servers", Application.SHOP.title(), "log", "server.log");

    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 200;

    @Override
    protected URI admin() {
        return Deployments.of(Application.SHOP).api().resolve("switchgear");
    }

    @Override
    protected List<String> signIn() {
        return List.of("Authorization: " + User.OPERATOR.authorization().orElseThrow());
    }

    @Override
    protected List<String> log() throws IOException {
        return List.of(Files.readString(LOG).split("\n"));
    }

    /** In small pieces, as anybody may send them: the network holds some megabytes before the server notices. */
    @Test
    void aReaderThatTakesNothingIsDroppedWhileAnotherIsToldAll() throws Exception {
        URI stream = URI.create(admin() + "/api/stream");
        try (SlowReader slow = SlowReader.open(stream, signIn().get(0));
                EventReader reader = EventReader.open(request("/api/stream"))) {
            assertThat(slow.head()).startsWith("HTTP/1.1 200");
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> change("force-open", "{\"reason\":\"" + "\u2603".repeat(500) + "\"}"))
                        .toList();
                for (CompletableFuture<HttpResponse<String>> answer : answers) {
                    assertThat(answer.join().statusCode()).isEqualTo(200);
                    reader.next("transition");
                }
            }

            long told = reader.lines().stream()
                    .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            assertThat(slow.readToEnd()).isLessThan(told);
        }
    }
}
