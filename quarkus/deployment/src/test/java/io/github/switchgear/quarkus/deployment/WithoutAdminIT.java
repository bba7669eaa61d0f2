package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that is built with {@code quarkus.switchgear.admin.enabled=false}, as it is packaged. */
class WithoutAdminIT {

    @RegisterExtension
    static final QuarkusProdModeTest QUARKUS = new QuarkusProdModeTest()
            .withApplicationRoot(archive -> archive.addClasses(Stock.class))
            .setApplicationName("without-admin")
            .overrideConfigKey("quarkus.switchgear.admin.enabled", "false")
            .overrideConfigKey("quarkus.banner.enabled", "false")
            .overrideConfigKey("quarkus.http.port", "0")
            .setRun(true);

    @ProdBuildResults
    ProdModeTestResults built;

    @Test
    void nothingOfTheDashboardIsInWhatIsBuiltAndWhatIsBuiltStarts() throws IOException {
        List<String> files = files();

        assertThat(files)
                .as("what guards")
                .anyMatch(file -> file.startsWith("io/github/switchgear/core/"))
                .as("what is served")
                .noneMatch(file -> file.startsWith("io/github/switchgear/admin/"));
        assertThat(QUARKUS.getStartupConsoleOutput()).isNotNull().doesNotContain("ERROR", "WARN", "Exception");
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(built.getBuildDir().resolve("quarkus-app"))) {
            for (Path jar : all.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (JarFile content = new JarFile(jar.toFile())) {
                    content.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> files.add(entry.getName()));
                }
            }
        }
        return files;
    }
}
