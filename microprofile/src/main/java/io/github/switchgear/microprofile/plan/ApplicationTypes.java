package io.github.switchgear.microprofile.plan;

import java.util.Optional;

/** The classes of the application that this thread works for. */
final class ApplicationTypes {

    private ApplicationTypes() {}

    static Optional<Class<?>> find(String name) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            return Optional.of(Class.forName(
                    name, false, application == null ? ApplicationTypes.class.getClassLoader() : application));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    static boolean isPresent(String name) {
        return find(name).isPresent();
    }
}
