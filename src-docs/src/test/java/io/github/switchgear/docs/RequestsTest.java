package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The requests on the page are those of the OpenAPI document, and the dashboard. */
class RequestsTest {

    @Test
    void everyRequestOfTheDocumentIsARowAndEveryRowARequest() {
        JsonObject paths = Json.createReader(new StringReader(Pages.read(Pages.ROOT.resolve(
                        "admin-ui/src/main/resources/io/github/switchgear/admin/rest/openapi.json"))))
                .readObject()
                .getJsonObject("paths");
        List<String> described = paths.keySet().stream()
                .flatMap(path -> paths.getJsonObject(path).keySet().stream()
                        .filter(key -> List.of("get", "head", "post", "patch").contains(key))
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.substring(1)))
                .toList();

        List<String> rows = Table.of("rest.adoc", "table-requests").column(0);
        assertThat(rows.get(0)).isEqualTo("GET switchgear/");
        assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(described);
    }
}
