package io.github.switchgear.cdi.discovery;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;

/** How the annotations of one bean class are read; the two kinds of extension differ in this alone. */
public interface BeanBindings {

    /** Whose annotations these are. */
    BreakerSource source();

    /** What is written on a method, directly or through another interceptor binding. */
    Optional<Annotation> ofMethod(Method method);

    /** What is written on the class, directly, inherited, through another interceptor binding or a stereotype. */
    Optional<Annotation> ofClass();

    /** Whether any of it is meant for a method that one of the bean's classes or interfaces declares. */
    boolean areIn(Class<?> declaring);
}
