package io.github.switchgear.quarkus.runtime;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is decided while an application is built, and cannot be changed when it runs. */
@ConfigMapping(prefix = "quarkus.switchgear")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface SwitchgearBuildTimeConfig {

    /**
     * Whether methods are guarded at all. If not, the application is built without what guards them, and without the dashboard, REST,
     * metrics and health of breakers; what injects `BreakerRegistry` still gets one, in which all breakers are out of use.
     *
     * @return true if they are
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * The dashboard and its REST resources.
     *
     * @return what is decided about them
     */
    Admin admin();

    /** The dashboard and its REST resources. */
    interface Admin {

        /**
         * Whether the application has the dashboard and its REST resources. If not, nothing of them is in what is built.
         *
         * @return true if it has
         */
        @WithDefault("true")
        boolean enabled();
    }
}
