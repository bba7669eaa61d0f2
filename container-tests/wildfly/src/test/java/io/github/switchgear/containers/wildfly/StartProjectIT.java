package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Folders;
import io.github.switchgear.containers.Launch;
import io.github.switchgear.containers.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** The project to start from in WildFly does what its page shows, with a user added as the page says. */
class StartProjectIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String page;
    private static String address;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        page = Files.readString(Path.of(System.getProperty("start.page")));
        Path home = Path.of(System.getProperty("server.home"));
        Path folder = Folders.empty(Path.of("target", "servers", "start").toAbsolutePath());
        Path configuration = folder.resolve("configuration");
        Folders.copy(home.resolve("standalone/configuration"), configuration);
        addUser(home, configuration);
        Path deployments = Files.createDirectories(folder.resolve("deployments"));
        Files.copy(Path.of(System.getProperty("start.war")), deployments.resolve("shop.war"));
        int port = freePort();
        address = "http://localhost:" + port;
        List<String> command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(folder)
                .addServerArguments("-Djboss.http.port=" + port)
                .addServerArguments("-Djboss.https.port=0", "-Djboss.management.http.port=0")
                .build();
        server = ServerProcess.start(
                new Launch(command, URI.create(address)), folder, folder.resolveSibling("start.log"));
        Eventually.get(PATIENCE, () -> status("/shop/api/stock/bolt-8"), status -> status == 200);
    }

    private static void addUser(Path home, Path configuration) throws IOException, InterruptedException {
        String arguments = "-a -u ann -p secret-1 -g switchgear-operator";
        assertThat(page).contains("$WILDFLY/bin/add-user.sh " + arguments + "\n");
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/add-user.sh").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-sc", configuration.toString()));
        Process added = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(configuration.resolve("add-user.log").toFile())
                .start();
        assertThat(added.waitFor()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theFourthCallIsRejectedAndTheOperatorSeesWhy() throws IOException, InterruptedException {
        for (int call = 1; call <= 3; call++) {
            assertThat(answer(shown("/shop/api/stock/x1")).body()).isEqualTo("no route to the warehouse\n");
        }
        assertThat(answer(shown("/shop/api/stock/x1")).body()).startsWith("Breaker 'inventory' is OPEN;");

        assertThat(page).contains("curl -u ann:secret-1 localhost:8080/shop/api/switchgear/api/breakers/inventory\n");
        assertThat(answer(asAnn(shown("/shop/api/switchgear/api/breakers/inventory")))
                        .body())
                .contains("\"state\":\"OPEN\"");
        assertThat(answer(asAnn(shown("/shop/api/switchgear/"))).body()).contains("<title>");
    }

    @Test
    void nobodyElseSeesTheBreakers() {
        assertThat(status("/shop/api/switchgear/")).isEqualTo(401);
    }

    /** A request to an address that the page has, too. */
    private static HttpRequest.Builder shown(String path) {
        assertThat(page).contains("localhost:8080" + path);
        return request(path);
    }

    private static HttpRequest.Builder asAnn(HttpRequest.Builder request) {
        String credentials = Base64.getEncoder().encodeToString("ann:secret-1".getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + credentials);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** 0 from a server that is not there yet. */
    private static int status(String path) {
        try {
            return answer(request(path)).statusCode();
        } catch (ConnectException notYet) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
