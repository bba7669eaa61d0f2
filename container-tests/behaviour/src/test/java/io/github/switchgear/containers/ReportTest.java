package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation learns of a container. */
class ReportTest {

    @TempDir
    Path folder;

    /** With a limit and a difference. */
    private static final class Peculiar implements Container {

        @Override
        public Launch prepare(Application application, Path folder, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String sourceOfConfiguration() {
            return "nowhere";
        }

        @Override
        public String needs() {
            return "patience";
        }

        @Override
        public JavaRange java() {
            return JavaRange.from(17, "it is young");
        }

        @Override
        public Set<Difference> differences() {
            return Set.of(Difference.NO_HASH_IN_A_PATH);
        }
    }

    @Test
    void itSaysWhatTheServerIsAndWhetherEachPromiseHoldsAndInWhichWay() throws IOException {
        Path file = folder.resolve("tested/java.txt");

        new Report(file)
                .write(
                        new Peculiar(),
                        Map.of("cdi", "Weld 5", "rest", "Jersey 3"),
                        promise -> promise != Promise.STREAM);

        assertThat(file)
                .content()
                .contains("java\t" + VirtualMachine.version()
                        + "\nlimit\tit is young\nneeds\tpatience\ncdi\tWeld 5\nrest\tJersey 3\n")
                .contains("holds\t" + Promise.REST.title() + "\nbut\t" + Difference.NO_HASH_IN_A_PATH.consequence()
                        + "\n")
                .contains("fails\t" + Promise.STREAM.title() + "\nholds\t" + Promise.MEMORY.title() + "\n");
    }

    @Test
    void nothingIsLeftOfAnEarlierOne() throws IOException {
        Path file = folder.resolve("java.txt");
        Report report = new Report(file);
        report.write(new Peculiar(), Map.of(), promise -> true);

        report.delete();

        assertThat(file).doesNotExist();
    }
}
