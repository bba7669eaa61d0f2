package io.github.switchgear.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** One interceptor stands outside of Fault Tolerance, wherever that is, and one inside. */
class PrioritiesTest {

    private static final int PAYARA = 4015;

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "application.properties", 100))
                .build();
    }

    @Test
    void withoutConfigurationTheyAreAroundTheDefaultAndPayaras() {
        Config none = config(Map.of());

        assertThat(Priorities.of(OuterInterceptor.class, none)).isLessThan(4010);
        assertThat(Priorities.of(InnerInterceptor.class, none)).isGreaterThan(PAYARA);
    }

    @Test
    void elseTheyAreAroundWhatItSays() {
        Config moved = config(Map.of(Priorities.KEY, "3600"));

        assertThat(Priorities.of(OuterInterceptor.class, moved)).isLessThan(3600);
        assertThat(Priorities.of(InnerInterceptor.class, moved)).isGreaterThan(3605);
    }
}
