package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableInDocumentationTest {

    @ParameterizedTest
    @ValueSource(strings = {OverrideTable.DDL, NodeTable.DDL})
    void theTableIsTheOneThatIsMade(String ddl) throws IOException {
        String page = Files.readString(Path.of("..", "src-docs", "_fleet-database.adoc"));
        String begin = ddl.substring(0, ddl.indexOf('('));
        String block = page.substring(page.indexOf(begin));
        String made = block.substring(0, block.indexOf(";\n----"));

        assertThat(made.replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")"))
                .isEqualTo(ddl);
    }
}
