package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.VirtualMachine;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The server is asked what it is made of, and its answers are what the table of the tested containers says. */
@Tag(Proves.EVERYWHERE)
class ServerIT extends ShopTest {

    @Test
    void itRunsOnTheJavaThatItWasStartedWithAndTellsItsParts(TestReporter reporter) {
        assertThat(part("java")).isEqualTo(Integer.toString(VirtualMachine.version()));
        for (String part : List.of("cdi", "rest")) {
            assertThat(part(part)).isNotBlank();
            reporter.publishEntry(part, part(part));
        }
    }

    private String part(String name) {
        return call("server/" + name).body();
    }
}
