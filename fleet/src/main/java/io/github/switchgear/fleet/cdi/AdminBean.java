package io.github.switchgear.fleet.cdi;

import java.util.Optional;

/** The bean that names the admin module, where that is. */
final class AdminBean {

    private AdminBean() {}

    static Optional<Class<?>> find(ClassLoader loader) {
        try {
            Class.forName("io.github.switchgear.admin.FleetStatus", false, loader);
            return Optional.of(Class.forName("io.github.switchgear.fleet.admin.AdminFleetStatus", false, loader));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
    }
}
