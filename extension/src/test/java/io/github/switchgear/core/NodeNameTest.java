package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeNameTest {

    private static String name(Map<String, String> configuration) {
        return NodeName.of(key -> Optional.ofNullable(configuration.get(key)));
    }

    @Test
    void configurationNamesANode() {
        assertThat(name(Map.of("switchgear.node", " shop-1 ", "switchgear.fleet.port", "7801")))
                .isEqualTo("shop-1");
    }

    @Test
    void elseItIsTheHostAndThePortOfTheFleetWhereThereIsOne() {
        String host = name(Map.of());

        assertThat(host).isNotBlank();
        assertThat(name(Map.of("switchgear.fleet.port", "7801"))).isEqualTo(host + ":7801");
    }
}
