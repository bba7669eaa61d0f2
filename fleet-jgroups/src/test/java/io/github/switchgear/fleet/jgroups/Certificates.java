package io.github.switchgear.fleet.jgroups;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;

/** Key stores and trust stores of nodes, made by the JDK's own tool. */
final class Certificates {

    private static final String PASSWORD = "change-it";

    private final Path directory;

    /** For each name a key with its certificate, and a trust store with that one certificate. */
    Certificates(Path directory, String... names) throws IOException, InterruptedException, GeneralSecurityException {
        this.directory = directory;
        for (String name : names) {
            keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", keys(name));
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    name,
                    KeyStore.getInstance(new File(keys(name)), PASSWORD.toCharArray())
                            .getCertificate(name));
            try (OutputStream out = Files.newOutputStream(Path.of(trusted(name)))) {
                trusted.store(out, PASSWORD.toCharArray());
            }
        }
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.concat(Stream.of(arguments), Stream.of("-storepass", PASSWORD, "-storetype", "PKCS12")))
                .toList();
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tool.waitFor() != 0) {
            throw new IOException(command + " ended with " + tool.exitValue());
        }
    }

    private String keys(String name) {
        return directory.resolve(name + "-keys.p12").toString();
    }

    private String trusted(String name) {
        return directory.resolve(name + "-trusted.p12").toString();
    }

    /** With this one's key, and trust in that one. */
    String[] settings(String own, String trusted) {
        return new String[] {
            "switchgear.fleet.tls.key-store",
            keys(own),
            "switchgear.fleet.tls.key-store-password",
            PASSWORD,
            "switchgear.fleet.tls.trust-store",
            trusted(trusted),
            "switchgear.fleet.tls.trust-store-password",
            PASSWORD
        };
    }
}
