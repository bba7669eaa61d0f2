package io.github.switchgear.cdi.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.cdi.check.ValidatorBeans;
import io.github.switchgear.contract.Compiled;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two WARs of one EAR, with classes of the same names, that share this library in the EAR's {@code lib}. */
class TwiceLoadedTest {

    private static final String PLAIN = """
            package app;
            public class Client {
                @io.github.switchgear.Breaker
                public String call() { return "7"; }
            }
            """;

    private static final String LISTING = """
            package app;
            public class Client {
                @io.github.switchgear.Breaker(name = "stock", allowedExceptions = NotFound.class)
                public String call() { return "7"; }
            }
            """;

    private static final String NOT_FOUND = "package app; public class NotFound extends RuntimeException {}";

    @TempDir
    Path one;

    @TempDir
    Path other;

    private BreakerDiscovery discoveryOf(String... sources) {
        BreakerDiscovery discovery = new BreakerDiscovery(ContainerCalls.OF_SERVERS);
        for (Path module : new Path[] {one, other}) {
            Class<?> client = Compiled.of(module, sources).load("app.Client");
            discovery.bean(client, new WrittenBindings(client, "call"));
        }
        return discovery;
    }

    @Test
    void theyAreToldThatTheyShareABreaker() {
        BreakerDiscovery discovery = discoveryOf(PLAIN);

        assertThat(discovery.problems(validator -> ValidatorBeans.Found.ONE)).isEmpty();
        assertThat(discovery.warnings())
                .containsExactly(
                        "app.Client.call(): two modules have this class and share its breaker 'app.Client.call'; to"
                                + " part them, put Switchgear's jars into the WEB-INF/lib of each WAR, and not into the lib of the"
                                + " EAR, or give the breakers names of their own");
    }

    /** The exception of the one would be a failure in the other. */
    @Test
    void theyAreRefusedWhereEachHasItsOwnOfAClassThatTheBreakerCanHaveOnlyOneOf() {
        assertThat(discoveryOf(LISTING, NOT_FOUND).problems(validator -> ValidatorBeans.Found.ONE))
                .containsExactly(
                        "app.Client.call(): it shares breaker 'stock' with the method of another module, but each"
                                + " module has its own allowedExceptions app.NotFound; put Switchgear's jars into the WEB-INF/lib of"
                                + " each WAR, and not into the lib of the EAR, or give the breakers names of their own");
    }
}
