package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerRegistry;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application of a size that few have, and with a client that is none of its beans. */
class ManyMethodsTest {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Quiet.application(ByBuilder.class)
            .withApplicationRoot(archive -> {
                archive.addClasses(ByBuilder.class, Quiet.class);
                GeneratedBeans.addTo(archive, 100, 100);
            })
            .assertLogRecords(lines -> assertThat(Quiet.told(lines))
                    .singleElement()
                    .asString()
                    .startsWith("io.github.switchgear: @Breaker on interface")
                    .contains("@RegisterRestClient"));

    @Inject
    BreakerRegistry breakers;

    @Test
    void tenThousandGuardedMethodsAreBuiltAndStarted() {
        assertThat(breakers.all()).hasSize(10_000);
    }

    /** Somebody makes a client of it, or nobody does. */
    @Path("prices")
    interface ByBuilder {

        @GET
        @Breaker
        String price();
    }
}
