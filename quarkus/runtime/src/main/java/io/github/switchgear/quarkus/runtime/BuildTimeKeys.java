package io.github.switchgear.quarkus.runtime;

import java.util.Set;

/** The keys of {@link SwitchgearBuildTimeConfig}, which are Quarkus' own. */
final class BuildTimeKeys {

    private static final Set<String> KEYS = Set.of(
            "quarkus.switchgear.enabled",
            "quarkus.switchgear.admin.enabled",
            "QUARKUS_SWITCHGEAR_ENABLED",
            "QUARKUS_SWITCHGEAR_ADMIN_ENABLED");

    private BuildTimeKeys() {}

    /** Whether it is one of them, also as the name of a variable. */
    static boolean has(String key) {
        return KEYS.contains(key);
    }
}
