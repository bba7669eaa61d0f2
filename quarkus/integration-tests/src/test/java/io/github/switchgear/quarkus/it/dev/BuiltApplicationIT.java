package io.github.switchgear.quarkus.it.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is built for production has the library and nothing that is for developers. */
class BuiltApplicationIT {

    @RegisterExtension
    static final QuarkusProdModeTest QUARKUS = new QuarkusProdModeTest()
            .withApplicationRoot(archive -> archive.addClass(Reloaded.class))
            .setApplicationName("built")
            .setApplicationVersion("1");

    @ProdBuildResults
    ProdModeTestResults built;

    @Test
    void nothingOfDevUiIsInIt() throws Exception {
        List<String> files;
        try (Stream<Path> all = Files.walk(built.getBuildDir())) {
            files = all.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(BuiltApplicationIT::content)
                    .toList();
        }

        assertThat(files)
                .anyMatch(file -> file.startsWith("io/github/switchgear/core/"))
                .anyMatch(file -> file.startsWith("io/github/switchgear/quarkus/runtime/"))
                .noneMatch(file -> file.startsWith("io/github/switchgear/quarkus/dev/"))
                .noneMatch(file -> file.contains("qwc-switchgear"));
    }

    private static Stream<String> content(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().map(Object::toString).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
