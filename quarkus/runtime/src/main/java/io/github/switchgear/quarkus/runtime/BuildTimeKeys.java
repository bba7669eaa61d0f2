package io.github.switchgear.quarkus.runtime;

import io.github.switchgear.quarkus.runtime.management.ManagementConfig;
import java.util.Set;

/** The keys of {@link SwitchgearBuildTimeConfig} and {@link ManagementConfig}, which are Quarkus' own. */
final class BuildTimeKeys {

    private static final Set<String> KEYS = Set.of(
            "quarkus.switchgear.enabled",
            "quarkus.switchgear.admin.enabled",
            "quarkus.switchgear.management",
            "QUARKUS_SWITCHGEAR_ENABLED",
            "QUARKUS_SWITCHGEAR_ADMIN_ENABLED",
            "QUARKUS_SWITCHGEAR_MANAGEMENT");

    private BuildTimeKeys() {}

    /** Whether it is one of them, also as the name of a variable. */
    static boolean has(String key) {
        return KEYS.contains(key);
    }
}
