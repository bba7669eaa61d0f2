package io.github.switchgear.containers.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.Resources;
import io.github.switchgear.containers.ServerProcess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** A large application: its breakers do not fit into any one method or constant of a class that its build makes. */
class ManyBreakersIT {

    private static final int CLASSES = 101;
    private static final int METHODS = 100;
    private static final Path FOLDER = Path.of("target/many-breakers").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void anApplicationWithTenThousandGuardedMethodsIsBuiltAndStarts() throws IOException {
        Launch launch =
                Quarkus.launch(application(), Folders.empty(FOLDER.resolve("server")), ServerProcess.freePort());
        Path log = FOLDER.resolve("log.txt");
        try (ServerProcess server = ServerProcess.start(launch, FOLDER, log)) {
            String printed = Eventually.get(
                    PATIENCE, () -> text(log), text -> text.contains("Listening on: ") || !server.isAlive());

            assertThat(printed).contains("Listening on: ");
            assertThat(new Admin(launch.root()).breakers())
                    .extracting(ManyBreakersIT::told)
                    .containsExactlyInAnyOrderElementsOf(
                            methods().map(method -> name(method) + " " + method).toList());
        }
    }

    private static String told(JsonObject breaker) {
        return breaker.getString("name") + " " + breaker.getJsonArray("methods").getString(0);
    }

    /** As the list tells them. */
    private static Stream<String> methods() {
        return IntStream.range(0, CLASSES)
                .boxed()
                .flatMap(number -> IntStream.range(0, METHODS)
                        .mapToObj(method -> "many.Client" + number + ".method" + method + "(String)"));
    }

    /** Letters of one, two, three and twice three bytes, and a name for each, so that none of the texts is another one. */
    private static String name(String method) {
        return "größe-本-\uD835\uDD18-" + method.replaceAll("[^0-9]+", ".");
    }

    private static JavaArchive application() throws IOException {
        Path classes = Folders.empty(FOLDER.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String libraries = Stream.of(Breaker.class, ApplicationScoped.class)
                .map(type -> new File(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
        List<Client> clients = IntStream.range(0, CLASSES).mapToObj(Client::new).toList();
        List<String> options = List.of("-proc:none", "-cp", libraries, "-d", classes.toString());
        assertThat(compiler.getTask(null, null, null, options, null, clients).call())
                .isTrue();
        JavaArchive jar = ShrinkWrap.create(ExplodedImporter.class, "many.jar")
                .importDirectory(classes.toFile())
                .as(JavaArchive.class);
        for (String users : List.of("users.properties", "roles.properties", "application.properties")) {
            jar.addAsResource(new StringAsset(Resources.text(users)), users);
        }
        return jar;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Client extends SimpleJavaFileObject {

        private final int number;

        Client(int number) {
            super(URI.create("memory:/many/Client" + number + Kind.SOURCE.extension), Kind.SOURCE);
            this.number = number;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return methods()
                    .filter(method -> method.startsWith("many.Client" + number + "."))
                    .map(method -> "  @io.github.switchgear.Breaker(name = \"" + name(method) + "\", retryTimer = 7)\n"
                            + "  public String "
                            + method.substring(method.lastIndexOf(".method") + 1, method.length() - 1)
                            + " sku) { return sku; }\n")
                    .collect(Collectors.joining(
                            "",
                            "package many;\n@jakarta.enterprise.context.ApplicationScoped\npublic class Client" + number
                                    + " {\n",
                            "}\n"));
        }
    }
}
