package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The project to start from in WildFly does what its page shows, with a user added as the page says. */
class StartProjectIT {

    private static String page;
    private static BareWildFly server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        page = Files.readString(Path.of(System.getProperty("start.page")));
        assertThat(page).contains("$WILDFLY/bin/add-user.sh " + BareWildFly.ADD_USER + "\n");
        server = BareWildFly.start("start");
        server.deploy("shop");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theFourthCallIsRejectedAndTheOperatorSeesWhy() {
        for (int call = 1; call <= 3; call++) {
            assertThat(server.get(shown("/shop/api/stock/x1")).body()).isEqualTo("no route to the warehouse\n");
        }
        assertThat(server.get(shown("/shop/api/stock/x1")).body()).startsWith("Breaker 'inventory' is OPEN;");

        assertThat(page).contains("curl -u ann:secret-1 localhost:8080/shop/api/switchgear/api/breakers/inventory\n");
        assertThat(server.getAsAnn(shown("/shop/api/switchgear/api/breakers/inventory"))
                        .body())
                .contains("\"state\":\"OPEN\"");
        assertThat(server.getAsAnn(shown("/shop/api/switchgear/")).body()).contains("<title>");
    }

    @Test
    void nobodyElseSeesTheBreakers() {
        assertThat(server.get("/shop/api/switchgear/").statusCode()).isEqualTo(401);
    }

    /** A path that the page has, too. */
    private static String shown(String path) {
        assertThat(page).contains("localhost:8080" + path);
        return path;
    }
}
