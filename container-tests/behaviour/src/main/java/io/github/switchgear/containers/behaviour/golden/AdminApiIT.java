package io.github.switchgear.containers.behaviour.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The admin API in the server: its JSON and its mapper, for the server's own users. */
@Proves(Promise.REST)
class AdminApiIT {

    private static final String NAME = "prices%28int%5B%5D%2CString%29";

    private final URI api = Deployments.of(Application.GOLDEN).api();

    private URI uri(String path) {
        return api.resolve(path);
    }

    private HttpResponse<String> operate(String action, String body) {
        return Http.post(uri("switchgear/api/breakers/" + NAME + "/" + action), User.OPERATOR, body);
    }

    private String price() {
        return Http.get(uri("price"), User.NOBODY).body();
    }

    @Test
    void theJsonIsByteByByteTheGoldenFiles() throws IOException {
        operate("reset", "");
        assertThat(price()).isEqualTo("1");
        operate(
                "force-closed",
                "{\"reason\":\"later\",\"from\":\"" + Instant.now().plusSeconds(3600) + "\",\"duration\":\"PT2H\"}");
        operate("force-open", "{\"reason\":\"<b>\\\"flood\\\"</b> \\\\ \\u00fc\\u00f1\\u2603 /\"}");

        String answers = List.of("breakers?q=prices", "breakers/" + NAME, "breakers/" + NAME + "/transitions").stream()
                .map(path -> normalised(
                        Http.get(uri("switchgear/api/" + path), User.VIEWER).body()))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(answers).isEqualTo(Files.readString(Path.of("../../admin-ui/src/test/golden/breaker.txt")));
    }

    /** Nobody else asks for this breaker. */
    @Test
    void theJsonOfKeysIsByteByByteTheGoldenFiles() throws IOException {
        Http.post(
                uri("switchgear/api/breakers/warehouse/keys/north%20%E2%98%83/force-open"),
                User.OPERATOR,
                "{\"reason\":\"flood\",\"duration\":\"PT1H\"}");

        String answers = Stream.of("", "/keys", "/keys/north%20%E2%98%83", "/keys/north%20%E2%98%83/transitions")
                .map(path -> Http.get(uri("switchgear/api/breakers/warehouse" + path), User.VIEWER)
                        .body())
                .map(AdminApiIT::withoutMoments)
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(answers).isEqualTo(Files.readString(Path.of("../../admin-ui/src/test/golden/keys.txt")));
    }

    /** Without what differs from container to container, from moment to moment and from test to test. */
    private static String normalised(String json) {
        return withoutMoments(json)
                .replace("prices(int[],String)", "prices(int[],String)#1")
                .replaceAll("\"generation\":\\d+", "\"generation\":1")
                .replaceAll("\"succeeded\":\\d+", "\"succeeded\":1")
                .replaceAll("\"rejected\":\\d+", "\"rejected\":0");
    }

    /** Without what differs from container to container and from moment to moment. */
    private static String withoutMoments(String json) {
        return json.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]+Z\"", "\"T\"")
                .replaceAll("\"node\":\"[^\"]+\"", "\"node\":\"N\"")
                .replaceAll("\"etag\":\"[^,]+\",", "\"etag\":\"E\",")
                .replaceAll("\"methods\":\\[\"[^\"]+\"]", "\"methods\":[\"M\"]")
                .replaceAll("\"retryAfterMillis\":\\d+", "\"retryAfterMillis\":1")
                .replaceAll("\"actor\":\"operator\"", "\"actor\":\"anonymous\"")
                .replaceAll("},\\{\"breaker\".*]", "}]");
    }

    @Test
    void aNameWithAHashInItTravelsInAUrlWhereTheContainerLetsIt() {
        boolean passes = !Deployments.container().differences().contains(Difference.NO_HASH_IN_A_PATH);

        HttpResponse<String> response = Http.get(uri("switchgear/api/breakers/next%231"), User.VIEWER);

        assertThat(response.statusCode() == 200).isEqualTo(passes);
        assertThat(Http.get(uri("switchgear/api/breakers"), User.VIEWER).body()).contains("\"name\":\"next#1\"");
    }

    @Test
    void aRejectionOfTheApplicationsOwnResourceIs503WhereThatIsSwitchedOn() {
        operate("force-open", "{\"reason\":\"flood\",\"duration\":\"PT1H\"}");

        HttpResponse<String> response = Http.get(uri("price"), User.NOBODY);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(3540L, 3600L);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void tenMegabytesAreRefusedAndChangeNothing() {
        operate("reset", "");

        HttpResponse<String> response = operate("force-open", "{\"reason\":\"" + "x".repeat(10_000_000) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Http.get(uri("switchgear/api/breakers/" + NAME), User.VIEWER).body())
                .contains("\"state\":\"CLOSED\"");
    }

    @Test
    void theListIsSentAgainOnlyWhenSomethingHasHappened() {
        URI list = uri("switchgear/api/breakers");
        operate("reset", "");
        String tag = Http.get(list, User.VIEWER).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = Http.getIfNew(list, User.VIEWER, tag);
        operate("reset", "");

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(Http.getIfNew(list, User.VIEWER, tag).statusCode()).isEqualTo(200);
    }

    @Test
    void theDocumentIsThereForWhoMayRead() {
        assertThat(Http.get(uri("switchgear/api/openapi.json"), User.NOBODY).statusCode())
                .isEqualTo(401);
        assertThat(Http.get(uri("switchgear/api/openapi.json"), User.VIEWER).body())
                .startsWith("{\n  \"openapi\": \"3.1.0\"");
    }
}
