package io.github.switchgear.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/**
 * What a developer sees of breakers whose code is edited while the application runs in this very process, in Quarkus' dev mode. The
 * application is one class with the breakers {@code kept}, {@code removed}, and one without a name on {@code oldName()}.
 */
public final class LiveReload {

    /** Changes a file of the application; the next request finds it changed. */
    public interface Editor {
        void edit(String file, UnaryOperator<String> change);
    }

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final URI root;
    private final Editor editor;
    private final String source;
    private final String bean;
    private final HttpClient client = HttpClient.newHttpClient();

    public LiveReload(URI root, Editor editor, Class<?> edited) {
        this.root = root;
        this.editor = editor;
        this.source = edited.getSimpleName() + ".java";
        this.bean = edited.getName();
    }

    /** All of it in one go, as each reload takes seconds. */
    public void holds() throws Exception {
        assertBreakers(bean + ".oldName", "kept", "removed");
        assertThat(value("allowedFails")).isEqualTo("3");
        assertThat(value("retryTimer")).isEqualTo("\"PT10S\"");

        try (EventReader before = EventReader.open(request("switchgear/api/stream"))) {
            before.next("snapshot");
            Set<Thread> former = threads();
            assertThat(former).isNotEmpty();

            editor.edit(source, this::edited);

            assertBreakers("added", bean + ".newName", "kept");
            assertThat(value("allowedFails")).isEqualTo("7");
            assertThat(get("switchgear/").statusCode()).isEqualTo(200);
            for (Thread thread : former) {
                thread.join(AT_MOST.toMillis());
                assertThat(thread.isAlive()).as("%s lives", thread).isFalse();
            }
        }

        editor.edit(source, text -> text.replace("allowedFails = 7", "allowedFails = 3"));
        editor.edit("application.properties", text -> text.replace("retry-timer=10", "retry-timer=20"));

        assertBreakers("added", bean + ".newName", "kept");
        assertThat(value("allowedFails")).isEqualTo("3");
        assertThat(value("retryTimer")).isEqualTo("\"PT20S\"");
    }

    private String edited(String text) {
        return text.replace("allowedFails = 3", "allowedFails = 7")
                .replace("oldName", "newName")
                .replace("@Breaker(name = \"removed\")", "")
                .replace("// Another method", "@Breaker(name = \"added\") public void added() {}");
    }

    private void assertBreakers(String... names) throws Exception {
        assertThat(json("switchgear/api/breakers").getJsonArray("breakers"))
                .extracting(breaker -> breaker.asJsonObject().getString("name"))
                .containsExactlyInAnyOrder(names);
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("io.github.switchgear:type=Breaker,*"), null))
                .extracting(name -> name.getKeyProperty("name"))
                .containsExactlyInAnyOrder(names);
    }

    private String value(String setting) throws Exception {
        return json("switchgear/api/breakers/kept")
                .getJsonObject("settings")
                .getJsonObject(setting)
                .get("value")
                .toString();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("switchgear-"))
                .collect(Collectors.toSet());
    }

    private JsonObject json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }
}
