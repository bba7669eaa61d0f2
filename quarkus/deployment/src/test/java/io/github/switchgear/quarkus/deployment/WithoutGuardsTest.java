package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerRegistry;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that is built with {@code quarkus.switchgear.enabled=false}. */
class WithoutGuardsTest {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Quiet.application(Stock.class)
            .overrideConfigKey("quarkus.switchgear.enabled", "false")
            .assertLogRecords(lines -> assertThat(Quiet.told(lines)).isEmpty());

    @Inject
    Stock stock;

    @Inject
    BreakerRegistry breakers;

    @Test
    void callsGoThroughUncountedAndTheBreakerIsOutOfUse() {
        for (int call = 0; call < 9; call++) {
            assertThatThrownBy(() -> stock.count("")).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(breakers.find("stock").orElseThrow().snapshot().totals().failed())
                .isZero();
        assertThat(breakers.describe("stock").orElseThrow().enabled()).isFalse();
        assertThat(ClientProxy.unwrap(stock).getClass())
                .as("nothing is generated around it")
                .isSameAs(Stock.class);
    }
}
