package io.github.switchgear.cdi.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SystemConfigurationTest {

    private static final String KEY = "switchgear.admin.roles.read";

    private final Properties properties = new Properties();

    private SystemConfiguration with(Map<String, String> environment) {
        return new SystemConfiguration(properties, environment);
    }

    @Test
    void aSystemPropertyIsStrongerThanTheEnvironment() {
        properties.setProperty(KEY, "a");

        assertThat(with(Map.of("SWITCHGEAR_ADMIN_ROLES_READ", "b")).value(KEY)).contains("a");
    }

    @Test
    void aVariableHasTheKeysNameOrOneThatAShellCanWrite() {
        assertThat(with(Map.of(KEY, "a")).value(KEY)).contains("a");
        assertThat(with(Map.of("switchgear_admin_roles_read", "b")).value(KEY)).contains("b");
        assertThat(with(Map.of("SWITCHGEAR_ADMIN_ROLES_READ", "c")).value(KEY)).contains("c");
    }

    @Test
    void whatIsMissingOrEmptyIsAbsent() {
        assertThat(with(Map.of()).value(KEY)).isEmpty();
        assertThat(with(Map.of("SWITCHGEAR_ADMIN_ROLES_READ", "")).value(KEY)).isEmpty();
    }

    @Test
    void keysThatBeginAlikeAreTold() {
        properties.setProperty("switchgear.admin.links.runbook", "b");
        properties.setProperty("switchgear.admin.links.", "of nothing");
        properties.setProperty("switchgear.admin.linksman", "c");

        assertThat(with(Map.of("switchgear.admin.links.log", "a", "SWITCHGEAR_ADMIN_LINKS_X", "d"))
                        .keys("switchgear.admin.links."))
                .containsExactly("switchgear.admin.links.log", "switchgear.admin.links.runbook");
    }
}
