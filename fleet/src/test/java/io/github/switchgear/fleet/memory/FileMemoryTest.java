package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileMemoryTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("fleet");
    }

    private FileMemory memory() {
        return new FileMemory(file());
    }

    static List<Decision> decisions(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Decision(
                        new Subject("breaker-" + number, null, Slot.PRESENT),
                        Kind.FORCED_OPEN,
                        "moves",
                        "ann",
                        NOW,
                        null,
                        new Version(NOW.toEpochMilli(), number, "shop-1")))
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingIsRememberedBeforeTheFirstTime() throws IOException {
        assertThat(memory().read()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsKeptIsThereAfterARestart() throws IOException {
        memory().keep(List.of(), decisions(0, 3));
        memory().keep(List.of(), decisions(0, 5));

        assertThat(memory().read()).isEqualTo(decisions(0, 5));
        assertThat(files()).containsExactly("fleet");
    }

    @Test
    void whatADeathLeftOverBesideItIsNotRead() throws IOException {
        memory().keep(List.of(), decisions(0, 3));
        Files.writeString(directory.resolve("fleet.new"), "half of what was to be writ");

        assertThat(memory().read()).isEqualTo(decisions(0, 3));
        memory().keep(List.of(), decisions(0, 4));
        assertThat(memory().read()).isEqualTo(decisions(0, 4));
        assertThat(files()).containsExactly("fleet");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 15, 16, 17, 100})
    void aFileThatIsCutIsMovedAwayAndNothingOfItIsLost(int length) throws IOException {
        memory().keep(List.of(), decisions(0, 3));
        byte[] cut = Arrays.copyOf(Files.readAllBytes(file()), length);
        Files.write(file(), cut);

        assertThatIOException()
                .isThrownBy(() -> memory().read())
                .withMessageStartingWith(file() + " is no memory of a fleet: ")
                .withMessageEndingWith("; it is now " + file() + ".unreadable");
        assertThat(Files.readAllBytes(directory.resolve("fleet.unreadable"))).isEqualTo(cut);
        assertThat(memory().read()).isEmpty();
    }

    @Test
    void everyBitIsChecked() throws IOException {
        memory().keep(List.of(), decisions(0, 1));
        byte[] whole = Files.readAllBytes(file());
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] broken = whole.clone();
            broken[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file(), broken);

            assertThatIOException().as("bit " + bit).isThrownBy(() -> memory().read());
        }
    }

    @Test
    void whereItCannotBeWrittenWhatWasThereStays() throws IOException {
        memory().keep(List.of(), decisions(0, 3));
        Files.createDirectory(directory.resolve("fleet.new"));

        assertThatIOException().isThrownBy(() -> memory().keep(List.of(), decisions(0, 4)));
        assertThat(memory().read()).isEqualTo(decisions(0, 3));
    }

    /** A process that does nothing but write is killed again and again, in the midst of it. */
    @Test
    @Timeout(120)
    void whenTheProcessIsKilledThereIsTheOldFileOrTheNewOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file().toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(writer.inputReader().readLine()).isEqualTo("writes");
            writer.destroyForcibly();
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();

            int size = memory().read().size();
            assertThat(memory().read()).hasSizeGreaterThan(0).isEqualTo(decisions(0, size));
        }
    }

    /** Writes one more each time. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            FileMemory memory = new FileMemory(Path.of(args[0]));
            memory.keep(List.of(), decisions(0, 1));
            System.out.println("writes");
            for (int size = 2; size < 10_000; size++) {
                memory.keep(List.of(), decisions(0, size));
            }
        }
    }
}
