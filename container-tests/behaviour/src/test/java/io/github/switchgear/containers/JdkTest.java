package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the container's Java is looked for, and what is taken for one. */
class JdkTest {

    @TempDir
    Path folder;

    private Path jdk(String name, String release) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        assertThat(Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    @Test
    void theOneThatRunsTheTestsIsFoundAtItsHome() {
        assertThat(Jdk.at(Jdk.current().home())).contains(Jdk.current());
    }

    @Test
    void itsFileSaysWhichItIs() throws IOException {
        Path home = jdk("25", "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base\"\n");

        assertThat(Jdk.at(home)).contains(new Jdk(home, 25));
    }

    @Test
    void oneFromBeforeTheVersionsWereCountedLikeThisIsNone() throws IOException {
        assertThat(Jdk.at(jdk("8", "JAVA_VERSION=\"1.8.0_462\"\n"))).isEmpty();
    }

    @Test
    void aFolderWithoutACompilerOrWithoutThatFileIsNone() throws IOException {
        Files.move(jdk("jre", "JAVA_VERSION=\"21\"\n").resolve("bin/javac"), folder.resolve("jre/bin/java"));

        assertThat(Jdk.at(folder.resolve("jre"))).isEmpty();
        assertThat(Jdk.at(folder)).isEmpty();
    }

    @Test
    void thoseBesideItAreItsNeighbours() throws IOException {
        Path ours = jdk("17", "JAVA_VERSION=\"17.0.15\"\n");
        Path newer = jdk("21", "JAVA_VERSION=\"21.0.8\"\n");
        Files.writeString(folder.resolve("readme.txt"), "no JDK");

        assertThat(new Jdk(ours, 17).neighbours()).contains(new Jdk(newer, 21));
    }
}
