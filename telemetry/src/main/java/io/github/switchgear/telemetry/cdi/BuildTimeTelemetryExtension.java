package io.github.switchgear.telemetry.cdi;

import io.github.switchgear.telemetry.start.StartWithApplication;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;

/** Makes the beans of this jar known while Quarkus builds an application. */
@SkipIfPortableExtensionPresent(PortableTelemetryExtension.class)
public class BuildTimeTelemetryExtension implements BuildCompatibleExtension {

    /**
     * Makes the container know the beans of this jar, which is no bean archive to it. While it builds, the application's classes
     * are those of the thread.
     *
     * @param classes takes them
     */
    @Discovery
    public void addOwnBeans(ScannedClasses classes) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        OwnBeans.names(application, StartWithApplication.class).forEach(classes::add);
        OwnBeans.check(application).ifPresent(classes::add);
    }
}
