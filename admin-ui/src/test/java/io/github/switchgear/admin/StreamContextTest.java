package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.contract.EventReader;
import org.junit.jupiter.api.Test;

/** A stream goes on for hours after the thread that began it has turned to other requests. */
class StreamContextTest {

    @Test
    void aStreamThatHasBegunKeepsNothingInTheContextOfItsRequest() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            RequestEnds ends = server.bean(RequestEnds.class);
            server.send(server.viewer("/api/breakers").build());
            assertThat(ends.next()).contains(Passage.class);

            try (EventReader stream = EventReader.open(server.viewer("/api/stream"))) {
                stream.next("snapshot");

                assertThat(ends.next()).isEmpty();
            }
        }
    }
}
