package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.VisibleText;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The key store with this node's certificate, and the trust store with those of the fleet's nodes or of who signs them. */
final class KeyStores {

    static final String KEY_STORE = "switchgear.fleet.tls.key-store";
    static final String TRUST_STORE = "switchgear.fleet.tls.trust-store";

    private static final String PASSWORD = "-password";

    /** All or none of these. */
    private static final List<String> KEYS =
            List.of(KEY_STORE, KEY_STORE + PASSWORD, TRUST_STORE, TRUST_STORE + PASSWORD);

    private KeyStores() {}

    /**
     * Reads both.
     *
     * @return what makes connections of them; empty where nothing is configured
     * @throws IllegalArgumentException if only some is configured, or one cannot be read or has not in it what it should; the
     *     message names key and file
     */
    static Optional<SSLContext> of(Configuration configuration) {
        List<String> missing =
                KEYS.stream().filter(key -> configuration.value(key).isEmpty()).toList();
        if (missing.size() == KEYS.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("TLS of the fleet needs all of " + String.join(", ", KEYS)
                    + ", but there is no " + String.join(", no ", missing));
        }
        char[] password = value(configuration, KEY_STORE + PASSWORD).toCharArray();
        KeyStore keys = read(configuration, KEY_STORE);
        KeyStore trusted = read(configuration, TRUST_STORE);
        if (!has(keys, true)) {
            throw unusable(configuration, KEY_STORE, "has no private key with its certificate in it", null);
        }
        if (!has(trusted, false)) {
            throw unusable(configuration, TRUST_STORE, "has no certificate in it that is trusted", null);
        }
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, password);
            TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            others.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), others.getTrustManagers(), null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw unusable(configuration, KEY_STORE, "cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore read(Configuration configuration, String key) {
        File file = new File(value(configuration, key));
        try {
            return KeyStore.getInstance(
                    file, value(configuration, key + PASSWORD).toCharArray());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unusable(
                    configuration,
                    key,
                    "cannot be read as a key store of PKCS #12 or Java with " + key + PASSWORD + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean has(KeyStore store, boolean isKey) {
        try {
            return Collections.list(store.aliases()).stream().anyMatch(alias -> isEntry(store, alias, isKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that has been read has no names", e);
        }
    }

    private static boolean isEntry(KeyStore store, String alias, boolean isKey) {
        try {
            return isKey ? store.isKeyEntry(alias) : store.isCertificateEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that has been read has no entries", e);
        }
    }

    private static String value(Configuration configuration, String key) {
        return configuration.value(key).orElseThrow();
    }

    private static IllegalArgumentException unusable(
            Configuration configuration, String key, String why, @Nullable Exception cause) {
        return new IllegalArgumentException(key + "=" + VisibleText.of(value(configuration, key)) + " " + why, cause);
    }
}
