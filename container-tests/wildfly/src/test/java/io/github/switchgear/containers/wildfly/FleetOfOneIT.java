package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the same jars, a server of {@code standalone.xml} is a fleet of one, which remembers what it should. */
class FleetOfOneIT {

    @Test
    void itIsAloneAndAnOverrideOutlivesADeployment(@TempDir Path folder) throws Exception {
        try (BareWildFly server = BareWildFly.start(
                "fleet-alone",
                "-Dswitchgear.node=alone",
                "-Dswitchgear.fleet.memory=file:" + folder.resolve("overrides"))) {
            FleetShop shop = new FleetShop(server, "shop");
            shop.deploy("shop");

            HttpResponse<String> answer = shop.operateAll("force-open", "warehouse moves");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"applied\":1,\"of\":1,\"missing\":[]");
            assertThat(shop.fleet())
                    .contains("\"members\":[{\"node\":\"alone\",\"state\":\"live\",")
                    .contains("\"alone\":false");

            shop.undeploy();
            shop.deploy("shop");

            assertThat(shop.breaker()).contains("\"state\":\"FORCED_OPEN\"").contains("warehouse moves");
            assertThat(server.log()).doesNotContain("cannot join");
        }
    }
}
