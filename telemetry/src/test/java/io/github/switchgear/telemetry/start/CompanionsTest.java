package io.github.switchgear.telemetry.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.metrics.Application;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class CompanionsTest {

    private static final List<String> HEARD = new ArrayList<>();

    @ApplicationScoped
    static class First implements Companion {

        @Override
        public void start() {
            HEARD.add("start");
        }

        @Override
        public void started() {
            HEARD.add("started");
        }

        @Override
        public void end() {
            HEARD.add("end");
        }
    }

    @ApplicationScoped
    static class FailingInTheEnd implements Companion {

        @Override
        public void end() {
            throw new IllegalStateException("cannot end");
        }
    }

    @ApplicationScoped
    static class Another implements Companion {

        @Override
        public void end() {
            HEARD.add("end of another");
        }
    }

    @ApplicationScoped
    static class Failing implements Companion {

        @Override
        public void started() {
            throw new IllegalStateException("cannot start");
        }

        @Override
        public void end() {
            HEARD.add("end of what failed");
        }
    }

    @ApplicationScoped
    static class OfTheApplication {

        void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
            HEARD.add("application");
        }
    }

    @BeforeEach
    void forget() {
        HEARD.clear();
    }

    @Test
    void eachBeginsAndGoesOnAfterTheApplicationAndEndsWithIt() {
        try (Application application = new Application(Map.of(), First.class, OfTheApplication.class)) {
            assertThat(application.shop()).isNotNull();
            assertThat(HEARD).contains("start", "application").endsWith("started");
        }
        assertThat(HEARD).hasSize(4).endsWith("end");
    }

    @Test
    void whereOneFailsTheStartAllAreEnded() {
        assertThatThrownBy(() -> new Application(Map.of(), First.class, Failing.class))
                .hasMessage("cannot start");

        assertThat(HEARD).contains("end", "end of what failed");
    }

    @Test
    void whereOneFailsToEndTheOthersEndAllTheSame() {
        Application application = new Application(Map.of(), First.class, FailingInTheEnd.class, Another.class);

        try (application) {
            assertThat(application.shop()).isNotNull();
        } catch (IllegalStateException told) {
            assertThat(told).hasMessage("cannot end");
        }

        assertThat(HEARD).contains("end", "end of another");
    }
}
