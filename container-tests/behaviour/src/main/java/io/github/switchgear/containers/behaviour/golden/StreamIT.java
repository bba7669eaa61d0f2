package io.github.switchgear.containers.behaviour.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.EventReader.Event;
import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event stream in the server: whom it tells, and that who comes back has missed nothing. */
@Timeout(60)
@Proves(Promise.STREAM)
class StreamIT {

    private static final String BREAKER = "prices(int[],String)";

    private final Admin admin = Deployments.of(Application.GOLDEN).admin();
    private final URI stream = admin.streamUri();

    @BeforeEach
    void closed() {
        admin.operate(BREAKER, "reset", "{}");
    }

    @Test
    void nobodyReadsItWithoutSigningIn() {
        assertThat(Http.get(stream, User.NOBODY).statusCode()).isEqualTo(401);
    }

    @Test
    void itTellsAViewerHowAllBreakersAreAndThenWhatHappens() throws Exception {
        try (EventReader reader = EventReader.open(asViewer())) {
            assertThat(reader.response().statusCode()).isEqualTo(200);
            HttpHeaders headers = reader.response().headers();
            // A container may have more to forbid: one forbids to store its cookie.
            assertThat(headers.firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("no-store"));
            assertThat(headers.allValues("X-Switchgear-Access")).containsExactly("read");
            Event first = reader.next();
            assertThat(first.name()).isEqualTo("snapshot");
            assertThat(state(first)).isEqualTo("CLOSED");
            assertThat(reader.lines()).anySatisfy(line -> assertThat(line).matches("retry: ?2000"));

            forceOpen("streamed \u2603");

            JsonObject told = reader.next("transition").json();
            assertThat(told.getString("actor")).isEqualTo("operator");
            assertThat(told.getString("reason")).isEqualTo("streamed \u2603");
        }
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhileAndThenHowAllBreakersAre() throws Exception {
        String seen;
        try (EventReader reader = EventReader.open(asViewer())) {
            reader.next("snapshot");
            forceOpen("seen");
            seen = reader.next("transition").id();
        }
        admin.operate(BREAKER, "release", "{\"reason\": \"missed\"}");
        admin.operate(BREAKER, "reset", "{\"reason\": \"missed, too\"}");

        try (EventReader reader = EventReader.open(asViewer().header("Last-Event-ID", seen))) {
            assertThat(reader.next().json().getString("reason")).isEqualTo("missed");
            assertThat(reader.next().json().getString("reason")).isEqualTo("missed, too");
            Event third = reader.next();
            assertThat(third.name()).isEqualTo("snapshot");
            assertThat(state(third)).isEqualTo("CLOSED");
        }
    }

    @Test
    void whoComesBackFromAnotherStartIsToldHowAllBreakersAre() throws Exception {
        forceOpen("the numbers of another start say nothing");

        try (EventReader reader = EventReader.open(asViewer().header("Last-Event-ID", "0-0"))) {
            Event first = reader.next();
            assertThat(first.name()).isEqualTo("snapshot");
            assertThat(state(first)).isEqualTo("FORCED_OPEN");
        }
    }

    private void forceOpen(String reason) {
        admin.operate(BREAKER, "force-open", "{\"reason\": \"" + reason + "\"}");
    }

    private HttpRequest.Builder asViewer() {
        return HttpRequest.newBuilder(stream)
                .header("Authorization", User.VIEWER.authorization().orElseThrow());
    }

    private static String state(Event snapshot) {
        return snapshot.json().getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                .filter(breaker -> breaker.getString("name").equals(BREAKER))
                .map(breaker -> breaker.getString("state"))
                .findAny()
                .orElseThrow();
    }
}
