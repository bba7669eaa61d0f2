package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The projects to start from are of this version, and the one that needs no server prints what its page shows. */
class StartTest {

    @Test
    void theProjectsUseTheVersionThatIsBuilt() {
        for (String project : List.of("cdi-se", "quarkus", "wildfly")) {
            assertThat(Pages.read("start/" + project + "/pom.xml"))
                    .contains("<switchgear.version>" + System.getProperty("project.version") + "</switchgear.version>");
        }
    }

    @Test
    void plainCdiPrintsWhatThePageShows() throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + "/bin/java";
        Process shop = new ProcessBuilder(java, "-cp", classPath(), "com.acme.shop.Main")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(shop.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shop.waitFor()).isZero();
        assertThat(output.lines().toList())
                .isEqualTo(Pages.read("start/cdi-se/output.txt").lines().toList());
    }

    /** As the project has it: without what these tests add. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("admin-ui") && !entry.startsWith(Pages.HERE.resolve("target") + "/"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
