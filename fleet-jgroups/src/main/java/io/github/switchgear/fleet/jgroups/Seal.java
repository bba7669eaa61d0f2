package io.github.switchgear.fleet.jgroups;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keeps secret, and from being changed, all that nodes say to each other, by a key that they share: AES/GCM with a random
 * initialisation vector for each frame. JGroups' own SYM_ENCRYPT leaves headers, and with them whole messages that have nothing
 * else, to whoever can connect; reads them before it decrypts; cannot do GCM; and sends an MD5 of the key along. Safe for use by any
 * number of threads.
 */
final class Seal {

    /** By so many bytes a sealed frame is longer. */
    static final int OVERHEAD = 12 + 16;

    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final byte[] purpose;
    private final SecureRandom random = new SecureRandom();

    /**
     * One by this key.
     *
     * @param fleet what is sealed for one of another name does not open
     */
    Seal(SecretKey key, String fleet) {
        this.key = key;
        this.purpose = ("switchgear-fleet " + fleet).getBytes(StandardCharsets.UTF_8);
    }

    /** Seals these bytes. */
    byte[] seal(byte[] data, int offset, int length) throws GeneralSecurityException {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = Arrays.copyOf(iv, length + OVERHEAD);
        cipher(Cipher.ENCRYPT_MODE, iv).doFinal(data, offset, length, sealed, IV);
        return sealed;
    }

    /**
     * Opens what was sealed.
     *
     * @throws AEADBadTagException if it was not, or by another key
     */
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new AEADBadTagException("too short");
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, IV)).doFinal(sealed, IV, sealed.length - IV);
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(purpose);
        return cipher;
    }
}
