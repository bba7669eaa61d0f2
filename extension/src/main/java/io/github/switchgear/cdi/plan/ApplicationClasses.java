package io.github.switchgear.cdi.plan;

import java.util.Optional;

/** Finds the application's own classes by their names. */
public final class ApplicationClasses {

    private ApplicationClasses() {}

    /**
     * Loads a class without running its initializer; it is the application's own, so its loader is the thread's.
     *
     * @throws TypeNotPresentException if the application is without it, or without a type that it extends
     */
    public static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new TypeNotPresentException(name, e);
        }
    }

    /** The same, empty where the application is without it or what it extends. */
    public static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(load(name));
        } catch (TypeNotPresentException absent) {
            return Optional.empty();
        }
    }
}
