package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that begin as all of Quarkus' own do, in an application's own file. */
class ConfigurationTest {

    private static final String DOTTED = Prices.class.getName() + ".price";

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClasses(Stock.class, Prices.class, Quiet.class)
                    .addAsResource(new StringAsset("""
                                    quarkus.http.test-port=0
                                    quarkus.banner.enabled=false
                                    quarkus.log.level=WARN
                                    quarkus.log.console.level=ERROR
                                    quarkus.switchgear.enabled=true
                                    quarkus.switchgear.defaults.slow-call=9s
                                    quarkus.switchgear.breaker.stock.retry-timer=7s
                                    %test.quarkus.switchgear.breaker.stock.allowed-fails=5
                                    quarkus.switchgear.breaker."PRICES".retry-timer=8s
                                    quarkus.switchgear.breaker.stock.retry-tmier=1s
                                    switchgear.breaker.stock.slow-cal=1s
                                    quarkus.switchgear.admin.roles.read=*
                                    """.replace("PRICES", DOTTED)), "application.properties"))
            .setLogRecordPredicate(Quiet::isWarning)
            .assertLogRecords(lines -> assertThat(lines)
                    .as("each unknown key once, by the library, as it is written")
                    .extracting(line -> line.getMessage())
                    .containsExactly(
                            "Configuration key quarkus.switchgear.breaker.stock.retry-tmier is unknown and has no effect;"
                                    + " did you mean quarkus.switchgear.breaker.stock.retry-timer?",
                            "Configuration key switchgear.breaker.stock.slow-cal is unknown and has no effect;"
                                    + " did you mean switchgear.breaker.stock.slow-call?"));

    @Inject
    BreakerRegistry breakers;

    private BreakerSettings settings(String breaker) {
        return breakers.find(breaker).orElseThrow().settings();
    }

    @Test
    void theyConfigureBreakersAsTheLibrarysOwnDo() {
        assertThat(settings("stock").retryTimer()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings("stock").allowedFails()).isEqualTo(5);
        assertThat(settings("stock").slowCall()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings(DOTTED).retryTimer()).isEqualTo(Duration.ofSeconds(8));
    }
}
