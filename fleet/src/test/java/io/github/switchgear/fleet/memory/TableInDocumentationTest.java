package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TableInDocumentationTest {

    @Test
    void theTableIsTheOneThatIsMade() throws IOException {
        String page = Files.readString(Path.of("..", "src-docs", "_fleet-database.adoc"));
        String block = page.substring(page.indexOf("CREATE TABLE"), page.indexOf(";\n----"));

        assertThat(block.replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")"))
                .isEqualTo(OverrideTable.DDL);
    }
}
