package io.github.switchgear.microprofile.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.interceptor.Interceptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the beans of this jar known to containers of CDI Full, the interceptors around Fault Tolerance wherever that is. */
public class PortableAdoptionExtension implements Extension {

    static final List<Class<?>> INTERCEPTORS = List.of(OuterInterceptor.class, InnerInterceptor.class);

    private static final ClassLoader LOADER = PortableAdoptionExtension.class.getClassLoader();

    private final Set<Class<?>> seen = new HashSet<>();

    /** Whether or not the container scans this jar, it knows these types from here. */
    void addOwnBeans(@Observes BeforeBeanDiscovery event) throws ClassNotFoundException {
        INTERCEPTORS.forEach(type -> event.addAnnotatedType(type, type.getName()));
        for (String name : OptionalBeans.names(LOADER)) {
            event.addAnnotatedType(Class.forName(name, false, LOADER), name);
        }
        if (OptionalBeans.hasMaintenance(LOADER)) {
            event.addAnnotatedType(Class.forName(OptionalBeans.MAINTENANCE, false, LOADER), OptionalBeans.MAINTENANCE)
                    .add(OptionalBeans.DECORATOR)
                    .add(new Priorities.Written(Interceptor.Priority.LIBRARY_BEFORE));
        }
    }

    void placeOuter(@Observes ProcessAnnotatedType<OuterInterceptor> event) {
        place(event);
    }

    void placeInner(@Observes ProcessAnnotatedType<InnerInterceptor> event) {
        place(event);
    }

    /** A container that scans this jar as well shows each type twice, and would make two interceptors of it. */
    private void place(ProcessAnnotatedType<?> event) {
        Class<?> interceptor = event.getAnnotatedType().getJavaClass();
        if (!seen.add(interceptor)) {
            event.veto();
            return;
        }
        event.configureAnnotatedType()
                .remove(annotation -> annotation.annotationType() == Priority.class)
                .add(new Priorities.Written(Priorities.of(interceptor)));
    }
}
