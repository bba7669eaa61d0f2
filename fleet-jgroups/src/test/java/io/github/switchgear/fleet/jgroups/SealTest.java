package io.github.switchgear.fleet.jgroups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] TEXT = "what nodes say".getBytes(UTF_8);

    private static final Seal SEAL = seal(1, "shop");

    private static Seal seal(int key, String fleet) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new Seal(new SecretKeySpec(bytes, "AES"), fleet);
    }

    private static byte[] sealed() throws GeneralSecurityException {
        return SEAL.seal(TEXT, 0, TEXT.length);
    }

    @Test
    void whoHasTheKeyOpensWhatAnotherSealed() throws Exception {
        assertThat(seal(1, "shop").open(sealed())).isEqualTo(TEXT);
    }

    @Test
    void aPartOfAnArrayIsSealedAlone() throws Exception {
        assertThat(SEAL.open(SEAL.seal(TEXT, 5, 5))).isEqualTo("nodes".getBytes(UTF_8));
        assertThat(SEAL.open(SEAL.seal(TEXT, 5, 0))).isEmpty();
    }

    @Test
    void itIsLongerByWhatIsSaid() throws Exception {
        assertThat(sealed()).hasSize(TEXT.length + Seal.OVERHEAD);
    }

    @Test
    void theSameLooksOtherwiseEachTime() throws Exception {
        assertThat(sealed()).isNotEqualTo(sealed());
    }

    @Test
    void noBitOfItCanBeChanged() throws Exception {
        byte[] sealed = sealed();
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> SEAL.open(changed)).isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void noneOfItCanBeLeftOut() throws Exception {
        byte[] sealed = sealed();
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> SEAL.open(cut)).isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void anotherKeyAndAnotherFleetOpenNothing() throws Exception {
        byte[] sealed = sealed();

        assertThatThrownBy(() -> seal(2, "shop").open(sealed)).isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> seal(1, "bank").open(sealed)).isInstanceOf(AEADBadTagException.class);
    }
}
