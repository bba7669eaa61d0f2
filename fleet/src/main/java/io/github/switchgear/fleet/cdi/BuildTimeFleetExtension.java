package io.github.switchgear.fleet.cdi;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;

/** Makes the beans of this jar, which is no bean archive, known while Quarkus builds an application. */
@SkipIfPortableExtensionPresent(PortableFleetExtension.class)
public class BuildTimeFleetExtension implements BuildCompatibleExtension {

    /**
     * Adds them. While the container builds, the application's classes are those of the thread.
     *
     * @param classes takes them
     */
    @Discovery
    public void addOwnBeans(ScannedClasses classes) {
        classes.add(ApplicationFleet.class.getName());
        classes.add(DataSources.class.getName());
        classes.add(StartWithApplication.class.getName());
        AdminBean.find(Thread.currentThread().getContextClassLoader()).ifPresent(bean -> classes.add(bean.getName()));
    }
}
