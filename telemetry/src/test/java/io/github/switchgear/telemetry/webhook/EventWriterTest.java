package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.Origin;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is written is read by the CloudEvents project's own library. */
class EventWriterTest {

    private static final EventFormat FORMAT = EventFormatProvider.getInstance().resolveFormat(EventWriter.MEDIA_TYPE);

    private final EventWriter writer = new EventWriter(NodeSource.of("node-1"));

    private CloudEvent written(BreakerTransition change, int openings) {
        return FORMAT.deserialize(writer.apply(new Message(change, openings, 0)));
    }

    private static JsonNode data(CloudEvent event) throws IOException {
        return new ObjectMapper().readTree(event.getData().toBytes());
    }

    @Test
    void anEventIsACloudEventWithAllItsAttributes() {
        CloudEvent event = written(Changes.opened(7), 0);

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).hasSize(36);
        assertThat(event.getSource()).isEqualTo(URI.create("/switchgear/node-1"));
        assertThat(event.getType()).isEqualTo("io.github.switchgear.transition");
        assertThat(event.getSubject()).isEqualTo("inventory");
        assertThat(event.getTime().toInstant()).isEqualTo(Instant.parse("2026-11-29T03:00:00.250Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtensionNames()).isEmpty();
    }

    @Test
    void eachEventHasAnotherId() {
        assertThat(written(Changes.opened(7), 0).getId())
                .isNotEqualTo(written(Changes.opened(7), 0).getId());
    }

    @Test
    void whatIsAbsentIsNullAndTheNumberIsThereOnlyWhereItIsTold() throws IOException {
        assertThat(data(written(Changes.opened(7), 0)))
                .hasToString("{\"breaker\":\"inventory\",\"key\":null,\"from\":\"CLOSED\",\"to\":\"OPEN\","
                        + "\"cause\":\"FAILURES_REACHED\",\"failure\":null,\"actor\":null,\"reason\":null}");
        assertThat(data(written(Changes.closed(8), 3)))
                .hasToString(
                        "{\"breaker\":\"inventory\",\"key\":null,\"from\":\"HALF_OPEN\",\"to\":\"CLOSED\","
                                + "\"cause\":\"PROBE_SUCCEEDED\",\"failure\":null,\"actor\":null,\"reason\":null,\"openings\":3}");
    }

    @Test
    void whatPeopleWroteShowsAllThatIsInIt() throws IOException {
        JsonNode data = data(written(
                new BreakerTransition(
                        "warehouse",
                        BreakerState.CLOSED,
                        BreakerState.FORCED_OPEN,
                        Cause.FORCED,
                        1,
                        Changes.AT,
                        "java.io.IOException",
                        "ann\u202e",
                        "\"lines\"\nof <b>text</b> 🙂",
                        Origin.OPERATOR,
                        "oslo/1"),
                0));

        assertThat(data.get("key").textValue()).isEqualTo("oslo/1");
        assertThat(data.get("failure").textValue()).isEqualTo("java.io.IOException");
        assertThat(data.get("actor").textValue()).isEqualTo("ann\\u202e");
        assertThat(data.get("reason").textValue()).isEqualTo("\"lines\"\\u000aof <b>text</b> 🙂");
    }

    @Test
    void aHostThatIsNoPartOfAUriIsEscaped() {
        assertThat(NodeSource.of("fe80::1%eth0")).isEqualTo("/switchgear/fe80%3A%3A1%25eth0");
        assertThat(NodeSource.of("my host/ä")).isEqualTo("/switchgear/my%20host%2F%C3%A4");
        assertThat(URI.create(NodeSource.of("my host/ä")).isAbsolute()).isFalse();
    }
}
