package io.github.switchgear.fleet.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.QuietLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(QuietLog.class)
class ApplicationFleetTest {

    private static final String MEMORY = "switchgear.fleet.memory";

    @TempDir
    Path directory;

    @ApplicationScoped
    static class Shop {

        private String atTheStart = "not called";

        @Breaker(name = "inventory")
        public String stock() {
            return "let through";
        }

        /** What the application's own start meets. */
        void start(@Observes @Initialized(ApplicationScoped.class) Object event, Shop shop) {
            try {
                atTheStart = shop.stock();
            } catch (BreakerOpenException rejected) {
                atTheStart = "rejected";
            }
        }

        String atTheStart() {
            return atTheStart;
        }
    }

    private static final class Application implements AutoCloseable {

        private final Map<String, String> configuration;
        private final WeldContainer container;

        Application(Map<String, String> configuration, Class<?>... beans) {
            this.configuration = configuration;
            configuration.forEach(System::setProperty);
            try {
                container = new Weld()
                        .disableDiscovery()
                        .addExtension(new PortableBreakerExtension())
                        .addExtension(new PortableFleetExtension())
                        .addBeanClasses(Shop.class)
                        .addBeanClasses(beans)
                        .initialize();
            } catch (RuntimeException | Error failed) {
                configuration.keySet().forEach(System::clearProperty);
                throw failed;
            }
        }

        CircuitBreaker breaker() {
            return container
                    .select(BreakerRegistry.class)
                    .get()
                    .find("inventory")
                    .orElseThrow();
        }

        Shop shop() {
            return container.select(Shop.class).get();
        }

        @Override
        public void close() {
            container.close();
            configuration.keySet().forEach(System::clearProperty);
        }
    }

    private Map<String, String> inFile() {
        return Map.of(MEMORY, "file:" + directory.resolve("overrides"));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchgear-fleet"))
                .count();
    }

    @Test
    void anOverrideOutlivesTheApplicationAndIsThereBeforeItsFirstCall() {
        try (Application application = new Application(inFile())) {
            assertThat(application.shop().atTheStart()).isEqualTo("let through");
            application
                    .breaker()
                    .forceOpen(ManualOverride.because("warehouse moves").by("ann"));
        }

        try (Application application = new Application(inFile())) {
            assertThat(application.shop().atTheStart()).isEqualTo("rejected");
            assertThat(application.breaker().snapshot().override()).satisfies(override -> {
                assertThat(override.reason()).isEqualTo("warehouse moves");
                assertThat(override.actor()).isEqualTo("ann");
            });
            assertThat(application.breaker().history().get(0).origin()).isEqualTo(Origin.RESTORED);
            application.breaker().release();
        }

        try (Application application = new Application(inFile())) {
            assertThat(application.shop().atTheStart()).isEqualTo("let through");
        }
    }

    @Test
    void theRestOfItsTimeIsLeft() {
        try (Application application = new Application(inFile())) {
            application
                    .breaker()
                    .forceOpen(ManualOverride.because("warehouse moves").lasting(Duration.ofHours(1)));
        }

        try (Application application = new Application(inFile())) {
            assertThat(application.breaker().snapshot().retryAfterMillis())
                    .isBetween(
                            Duration.ofMinutes(50).toMillis(),
                            Duration.ofHours(1).toMillis());
        }
    }

    @Test
    void offIsTheDefaultAndTakesNoThread() {
        try (Application application = new Application(Map.of())) {
            application.breaker().forceOpen(ManualOverride.because("warehouse moves"));

            assertThat(threads()).isZero();
        }
        try (Application application = new Application(Map.of(MEMORY, "none"))) {
            assertThat(application.shop().atTheStart()).isEqualTo("let through");
            assertThat(threads()).isZero();
        }
    }

    @Test
    void nothingIsLeftOfAnApplicationThatHasEnded() {
        try (Application application = new Application(inFile())) {
            assertThat(application.shop().stock()).isEqualTo("let through");
            assertThat(threads()).isOne();
        }

        assertThat(threads()).isZero();
    }

    @ApplicationScoped
    static class Failing {

        void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
            throw new IllegalStateException("the application cannot start");
        }
    }

    /** Some containers tell nobody of its end. */
    @Test
    @Timeout(30)
    void nothingIsLeftOfAnApplicationWhoseStartHasFailed() {
        long before = threads();
        assertThatThrownBy(() -> new Application(inFile(), Failing.class))
                .hasStackTraceContaining("the application cannot start");

        while (threads() > before && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        assertThat(threads()).isEqualTo(before);
    }

    @Test
    void aMemoryThatCannotBeReadIsMovedAwayAndTheApplicationStarts() throws IOException {
        Files.writeString(directory.resolve("overrides"), "not a memory at all");

        try (Application application = new Application(inFile())) {
            assertThat(application.shop().atTheStart()).isEqualTo("let through");
            application.breaker().forceOpen(ManualOverride.because("warehouse moves"));
        }

        assertThat(directory.resolve("overrides.unreadable")).hasContent("not a memory at all");
        try (Application application = new Application(inFile())) {
            assertThat(application.shop().atTheStart()).isEqualTo("rejected");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "switchgear.fleet.memory | redis:x | must be none, file:<path> or jdbc:<name of a data source> but is 'redis:x'",
                "switchgear.fleet.memory | file: | must be none, file:<path> or jdbc:<name of a data source> but is 'file:'",
                "switchgear.fleet.memory | file:/not/there/fleet | must name a file in a directory that is there",
                "switchgear.fleet.expected | none | must be how many nodes there are, from 1 to 999, but is 'none'",
                "switchgear.fleet.expected | 0 | must be how many nodes there are, from 1 to 999, but is '0'",
                "switchgear.fleet.memory.wait | soon | switchgear.fleet.memory.wait",
                "switchgear.fleet | shop | switchgear.fleet=shop needs a channel, and there is none: add switchgear-fleet-jgroups",
            })
    void whatCannotBeFailsTheDeploymentAndSaysWhatCan(String key, String value, String message) {
        assertThatThrownBy(() -> new Application(Map.of(key, value))).hasStackTraceContaining(message);
        assertThat(threads()).isZero();
    }
}
