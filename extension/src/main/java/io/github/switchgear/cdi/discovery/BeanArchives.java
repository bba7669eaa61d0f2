package io.github.switchgear.cdi.discovery;

import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells archives that are for CDI from those that only have components of the server, which a container may show to extensions
 * and leave to the server all the same.
 */
final class BeanArchives {

    private static final String DESCRIPTOR = "META-INF/beans.xml";

    private final Set<ClassLoader> ofDefinedBeans = new HashSet<>();
    private final Set<Class<?>> undefined = new HashSet<>();

    /** Takes a bean, or what a container shows as one without being told to. */
    void bean(Class<?> type, boolean isSessionBean, BeanManager beanManager) {
        if (isSessionBean || isDefined(type, beanManager)) {
            ofDefinedBeans.add(type.getClassLoader());
        } else {
            undefined.add(type);
        }
    }

    /**
     * Whether something written on a class makes it a bean, or says what else it is to CDI. What other extensions add, as RESTEasy's
     * does a scope, comes too late for an archive to be one of beans.
     */
    static boolean isDefined(Class<?> type, BeanManager beanManager) {
        return Arrays.stream(type.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(it -> beanManager.isScope(it)
                        || beanManager.isStereotype(it)
                        || it == Alternative.class
                        || it == Interceptor.class
                        || it == Decorator.class);
    }

    /** Whether a class has been taken as a bean that nothing is written on. */
    boolean hasUndefined(Class<?> type) {
        return undefined.contains(type);
    }

    /**
     * Whether a class is of an archive, or of several with one class loader as a WAR's are, that is for CDI as far as one can
     * see: with a defined bean, or with a descriptor.
     */
    boolean have(Class<?> type) {
        return ofDefinedBeans.contains(type.getClassLoader()) || hasDescriptor(type);
    }

    private static boolean hasDescriptor(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return true;
        }
        String archive = source.getLocation().toString();
        try {
            return Collections.list(type.getClassLoader().getResources(DESCRIPTOR)).stream()
                    .map(URL::toString)
                    .anyMatch(descriptor -> descriptor.contains(archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
