package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.jgroups.Neighbours.Host;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelSettingsTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    static Path directory;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(directory, "one");
    }

    private static ChannelSettings of(String... values) {
        Map<String, String> all = new TreeMap<>(Map.of("switchgear.fleet.discovery", "tcp:a:1"));
        for (int i = 0; i < values.length; i += 2) {
            all.put(values[i], values[i + 1]);
        }
        return ChannelSettings.of("shop", "one", key -> Optional.ofNullable(all.get(key)));
    }

    private static void assertRefused(String message, String... values) {
        assertThatThrownBy(() -> of(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Optional<InetAddress> siteLocal() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(InetAddress::isSiteLocalAddress)
                .findFirst();
    }

    @Test
    void withoutMoreItListensAtPort7800OfTheLoopbackInterface() {
        ChannelSettings settings = of();

        assertThat(settings.bind().isLoopbackAddress()).isTrue();
        assertThat(settings.port()).isEqualTo(7800);
        assertThat(settings.key()).isNull();
        assertThat(settings.tls()).isNull();
    }

    @Test
    void protectedItListensAtTheSiteLocalAddress() throws Exception {
        Optional<InetAddress> own = siteLocal();
        if (own.isPresent()) {
            assertThat(of("switchgear.fleet.key", KEY).bind()).isEqualTo(own.get());
        } else {
            assertRefused(
                    "switchgear.fleet.bind must be one address of this machine, its name, or site-local for the first of"
                            + " 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, but this machine has none of those",
                    "switchgear.fleet.key",
                    KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", " 127.0.0.5 ", "::1", "[::1]"})
    void anAddressOfTheLoopbackInterfaceNeedsNoProtection(String address) {
        assertThat(of("switchgear.fleet.bind", address).bind().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void anyOtherAddressDoes() throws Exception {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst();
        String address = own.map(InetAddress::getHostAddress).orElse("192.0.2.1");

        assertThatThrownBy(() -> of("switchgear.fleet.bind", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        own.isPresent()
                                ? "switchgear.fleet.bind must be an address of the loopback interface, as 127.0.0.1, where"
                                        + " neither switchgear.fleet.key nor switchgear.fleet.tls.key-store protects the"
                                        + " fleet, but is '" + address
                                        + "': whoever reaches that could operate every breaker"
                                : "switchgear.fleet.bind must be one address of this machine, its name, or site-local for"
                                        + " the first of 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, but '192.0.2.1' is"
                                        + " none of its addresses");
        if (own.isPresent()) {
            assertThat(of("switchgear.fleet.bind", address, "switchgear.fleet.key", KEY)
                            .bind())
                    .isEqualTo(own.get());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0.0.0|is all of them, and the other nodes are told the one to use",
                "::|is all of them, and the other nodes are told the one to use",
                "192.0.2.1|is none of its addresses",
                "no.such.host.invalid|is unknown",
            })
    void whatIsNoAddressOfThisMachineIsRefused(String address, String why) {
        assertRefused(
                "switchgear.fleet.bind must be one address of this machine, its name, or site-local for the first of"
                        + " 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, but '" + address + "' " + why,
                "switchgear.fleet.bind",
                address,
                "switchgear.fleet.key",
                KEY);
    }

    @Test
    void anyPortThatThereIsIsAllowed() {
        assertThat(of("switchgear.fleet.port", "1").port()).isEqualTo(1);
        assertThat(of("switchgear.fleet.port", " 65535 ").port()).isEqualTo(65535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "7800-7810", "x", "99999999999"})
    void anyOtherPortIsRefused(String port) {
        assertRefused(
                "switchgear.fleet.port must be a port from 1 to 65535 but is '" + port + "'",
                "switchgear.fleet.port",
                port);
    }

    @Test
    void aKeyIsRandomBytesInEitherWayOfWritingThem() {
        assertThat(key(" " + KEY + " ")).hasSize(32).startsWith(0, 1, 2).endsWith(30, 31);
        assertThat(key("AAECAwQFBgcICQoLDA0ODw=="))
                .hasSize(16)
                .startsWith(0, 1, 2)
                .endsWith(14, 15);
        assertThat(key("000102030405060708090a0b0c0d0E0F"))
                .hasSize(16)
                .startsWith(0, 1, 2)
                .endsWith(14, 15);
        assertThat(key("ff".repeat(32))).hasSize(32).containsOnly(-1);
    }

    private static byte[] key(String text) {
        return of("switchgear.fleet.key", text, "switchgear.fleet.bind", "127.0.0.1")
                .key()
                .getEncoded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a password",
                "T0PSECRET",
                "ff",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                "zz0102030405060708090a0b0c0d0E0F"
            })
    void anyOtherKeyIsRefusedAndNotTold(String key) {
        assertRefused(
                "switchgear.fleet.key must be 16 or 32 random bytes in Base64 or hexadecimal digits, as"
                        + " 'openssl rand -base64 32' makes them, but its " + key.length() + " characters are not",
                "switchgear.fleet.key",
                key);
    }

    @Test
    void aNameThatDoesNotPassIsRefused() {
        String node = "ä".repeat(128);

        assertThatThrownBy(() -> ChannelSettings.of("shop", node, key -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("switchgear.node must be at most 255 bytes in UTF-8 but is '" + node + "'");
    }

    @Test
    void nodesAreLookedForWhereTheyAreSaidToBe() {
        Neighbours neighbours = of(
                        "switchgear.fleet.port",
                        "7801",
                        "switchgear.fleet.discovery",
                        " tcp:a:1, b ,10.0.0.3:65535,[::1]:4 ")
                .neighbours();

        assertThat(neighbours.hosts())
                .containsExactly(
                        new Host("a", 1), new Host("b", 7801), new Host("10.0.0.3", 65535), new Host("[::1]", 4));
    }

    @Test
    void orAtAllAddressesOfOneName() {
        assertThat(of("switchgear.fleet.discovery", "dns:shop.svc").neighbours().hosts())
                .containsExactly(new Host("shop.svc", 7800));
        assertThat(of("switchgear.fleet.discovery", "dns:shop.svc:7801")
                        .neighbours()
                        .hosts())
                .containsExactly(new Host("shop.svc", 7801));
    }

    @Test
    void namesAreLookedUpWhenTheyAreNeededAndWhatIsUnknownIsLeftOut() throws Exception {
        Neighbours neighbours = of("switchgear.fleet.discovery", "tcp:no.such.host.invalid:1,localhost:2,127.0.0.1:2")
                .neighbours();

        assertThat(neighbours.addresses())
                .containsAll(Stream.of(InetAddress.getAllByName("localhost"))
                        .map(address -> new IpAddress(address, 2))
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:1",
                "tcp:",
                "tcp:a:1,",
                "tcp:a:0",
                "tcp:a:65536",
                "tcp:a b:1",
                "tcp:a:1:2",
                "tcp:[::1",
                "tcp:::1",
                "dns:",
                "dns:a,b",
                "dns:a b",
                "udp:a:1",
                "jdbc:shop",
                "tcp:a:99999999999"
            })
    void anythingElseIsRefused(String discovery) {
        assertRefused(
                "switchgear.fleet.discovery must be tcp:<host>:<port>,… with the nodes of the fleet, or dns:<name> with a name"
                        + " that has all of their addresses, or jdbc; without a port it is this node's own, but is '"
                        + discovery
                        + "'",
                "switchgear.fleet.discovery",
                discovery);
    }

    @Test
    void itHasToBeSaidWhereToLook() {
        assertThatThrownBy(() -> ChannelSettings.of("shop", "one", key -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "switchgear.fleet.discovery must be tcp:<host>:<port>,… with the nodes of the fleet, or dns:<name>"
                                + " with a name that has all of their addresses, or jdbc; without a port it is this node's own, but is not"
                                + " set");
    }

    @Test
    void orInTheDatabaseThatIsTheMemory() {
        assertThat(of("switchgear.fleet.discovery", "tcp:a").neighbours().meetInDatabase())
                .isFalse();
        assertThat(of("switchgear.fleet.discovery", " jdbc ", "switchgear.fleet.memory", " jdbc:<default> ")
                        .neighbours()
                        .meetInDatabase())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "file:/var/lib/shop/overrides"})
    void whichItHasToBeThen(String memory) {
        assertRefused(
                "switchgear.fleet.discovery=jdbc is by the database in which the fleet's memory is: set"
                        + " switchgear.fleet.memory=jdbc:<name of a data source>, which is '" + memory + "'",
                "switchgear.fleet.discovery",
                "jdbc",
                "switchgear.fleet.memory",
                memory);
    }

    @Test
    void aNodeTellsOthersItsAddressAsTheyReadIt() throws Exception {
        for (String address : List.of("10.0.0.3", "::1", "fe80::1%1")) {
            String told = Neighbours.told(InetAddress.getByName(address), 7801);

            assertThat(Neighbours.met(List.of(told)).addresses())
                    .containsExactly(new IpAddress(InetAddress.getByName(address.replace("%1", "")), 7801));
        }
        assertThat(Neighbours.met(List.of("", "a", "a b:1", "a:0", "a:1:2", "null", "a:99999999999")))
                .isEqualTo(new Neighbours(List.of()));
    }

    @Test
    void withCertificatesThereIsTls() {
        String[] tls = certificates.settings("one", "one");
        String[] values = Arrays.copyOf(tls, tls.length + 2);
        values[tls.length] = "switchgear.fleet.bind";
        values[tls.length + 1] = "127.0.0.1";

        assertThat(of(values).tls()).isNotNull();
    }

    @Test
    void tlsNeedsAllOfItsSettings() {
        assertRefused(
                "TLS of the fleet needs all of switchgear.fleet.tls.key-store, switchgear.fleet.tls.key-store-password,"
                        + " switchgear.fleet.tls.trust-store, switchgear.fleet.tls.trust-store-password, but there is no"
                        + " switchgear.fleet.tls.key-store-password, no switchgear.fleet.tls.trust-store-password",
                "switchgear.fleet.tls.key-store",
                "a",
                "switchgear.fleet.tls.trust-store",
                "b");
    }

    @Test
    void aKeyStoreThatIsNoneIsRefused() throws Exception {
        Path none = Files.writeString(directory.resolve("none.p12"), "no key store");
        String[] values = certificates.settings("one", "one");
        String[] absent = values.clone();
        absent[1] = directory.resolve("absent.p12").toString();
        String[] text = values.clone();
        text[1] = none.toString();
        String[] password = values.clone();
        password[7] = "T0PSECRET";

        assertThatThrownBy(() -> of(absent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "switchgear.fleet.tls.key-store=" + absent[1]
                                + " cannot be read as a key store of PKCS #12 or Java with switchgear.fleet.tls.key-store-password: ");
        assertThatThrownBy(() -> of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("switchgear.fleet.tls.key-store=" + none + " cannot be read");
        assertThatThrownBy(() -> of(password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("switchgear.fleet.tls.trust-store=" + values[5] + " cannot be read")
                .hasMessageNotContaining("T0PSECRET");
    }

    @Test
    void oneIsNotTakenForTheOther() {
        String[] values = certificates.settings("one", "one");
        String[] noKey = values.clone();
        noKey[1] = values[5];
        String[] nobody = values.clone();
        nobody[5] = values[1];

        assertRefused(
                "switchgear.fleet.tls.key-store=" + values[5] + " has no private key with its certificate in it",
                noKey);
        assertRefused(
                "switchgear.fleet.tls.trust-store=" + values[1] + " has no certificate in it that is trusted", nobody);
    }

    @Test
    void whatIsSecretIsInNoText() {
        assertThat(of("switchgear.fleet.key", KEY, "switchgear.fleet.bind", "127.0.0.1"))
                .hasToString(
                        "ChannelSettings[shop, one, 127.0.0.1:7800, Neighbours[hosts=[Host[name=a, port=1]]], key]");
    }
}
