package io.github.switchgear.quarkus.runtime.management;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** On which port dashboard and REST answer, which is decided while an application is built. */
@ConfigMapping(prefix = "quarkus.switchgear")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface ManagementConfig {

    /**
     * Whether dashboard and REST answer on the port of the management interface, and on no other. If it is not set, they do where
     * that interface is enabled, by `quarkus.management.enabled`. If it is `true` and the interface is not enabled, the
     * application is not built.
     *
     * @return true if they do; empty if it is not set
     */
    Optional<Boolean> management();
}
