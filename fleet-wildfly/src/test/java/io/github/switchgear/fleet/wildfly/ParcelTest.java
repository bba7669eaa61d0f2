package io.github.switchgear.fleet.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.fleet.FleetChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParcelTest {

    /** What {@code Parcel.message(new byte[] {7})} was in the first version that there is; nodes may have several at once. */
    private static final String AS_EVER =
            "rO0ABXNyAClpby5naXRodWIuc3dpdGNoZ2Vhci5mbGVldC53aWxkZmx5LlBhcmNlbAAAAAAAAAABAgABWwAFYnl0ZXN0AAJbQnhwdXIAAltCrPMX+AYIVOACAAB4cAAAAAICBw==";

    private final List<Object> told = new ArrayList<>();

    private final Parcel.Recipient recipient = new Parcel.Recipient() {
        @Override
        public void greeted() {
            told.add("greeted");
        }

        @Override
        public void received(byte[] message) {
            told.add(message);
        }

        @Override
        public void left(String node) {
            told.add(node + " left");
        }

        @Override
        public String name() {
            return "node";
        }
    };

    private static Parcel read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Parcel) in.readObject();
        }
    }

    private static Parcel sent(Parcel parcel) throws IOException, ClassNotFoundException {
        return read(FakeServer.bytes(parcel));
    }

    @Test
    void eachKindArrivesAndIsAnsweredWithTheName() throws Exception {
        assertThat(sent(Parcel.greeting()).execute(recipient)).isEqualTo("node");
        assertThat(sent(Parcel.message(new byte[] {1, 2})).execute(recipient)).isEqualTo("node");
        assertThat(sent(Parcel.farewell("nöde")).execute(recipient)).isEqualTo("node");

        assertThat(told).containsExactly("greeted", new byte[] {1, 2}, "nöde left");
    }

    @Test
    void whatIsLongerThanAMessageMayBeIsNotTaken() {
        assertThat(Parcel.message(new byte[FleetChannel.LONGEST_MESSAGE + 1]).execute(recipient))
                .isEqualTo("node");

        assertThat(told).isEmpty();
    }

    @Test
    void whatAnotherVersionSendsIsRead() throws Exception {
        read(Base64.getDecoder().decode(AS_EVER)).execute(recipient);

        assertThat(told).containsExactly(new byte[] {7});
    }

    @Test
    void aKindOfALaterVersionIsLetBe() throws Exception {
        byte[] bytes = Base64.getDecoder().decode(AS_EVER);
        bytes[bytes.length - 2] = 99;

        assertThat(read(bytes).execute(recipient)).isEqualTo("node");
        assertThat(told).isEmpty();
    }
}
