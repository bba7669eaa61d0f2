package io.github.switchgear.microprofile.cdi;

import io.github.switchgear.microprofile.smallrye.AdoptedMaintenance;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.interceptor.Interceptor;

/** Makes the beans of this jar known while Quarkus builds an application, the interceptors around Fault Tolerance wherever that is. */
@SkipIfPortableExtensionPresent(PortableAdoptionExtension.class)
public class BuildTimeAdoptionExtension implements BuildCompatibleExtension {

    /**
     * Makes the container know the beans of this jar. While it builds, the application's classes are those of the thread.
     *
     * @param classes takes them
     */
    @Discovery
    public void addOwnBeans(ScannedClasses classes) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        PortableAdoptionExtension.INTERCEPTORS.forEach(type -> classes.add(type.getName()));
        OptionalBeans.names(application).forEach(classes::add);
        if (OptionalBeans.hasMaintenance(application)) {
            classes.add(OptionalBeans.MAINTENANCE);
        }
    }

    /**
     * Makes a decorator of what stands for SmallRye's maintenance; in Quarkus, Fault Tolerance is SmallRye's.
     *
     * @param type takes that
     */
    @Enhancement(types = AdoptedMaintenance.class)
    public void decorate(ClassConfig type) {
        type.addAnnotation(OptionalBeans.DECORATOR);
        type.addAnnotation(new Priorities.Written(Interceptor.Priority.LIBRARY_BEFORE));
    }

    /**
     * Places the outer one.
     *
     * @param type takes its priority
     */
    @Enhancement(types = OuterInterceptor.class)
    public void placeOuter(ClassConfig type) {
        place(type, OuterInterceptor.class);
    }

    /**
     * Places the inner one.
     *
     * @param type takes its priority
     */
    @Enhancement(types = InnerInterceptor.class)
    public void placeInner(ClassConfig type) {
        place(type, InnerInterceptor.class);
    }

    private static void place(ClassConfig type, Class<?> interceptor) {
        type.removeAnnotation(annotation -> annotation.name().equals(Priority.class.getName()));
        type.addAnnotation(new Priorities.Written(Priorities.of(interceptor)));
    }
}
