package io.github.switchgear.admin;

import io.github.switchgear.admin.access.GuardFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** An application that lists its classes and has forgotten the filter. */
@ApplicationPath("/rest")
public class UnguardedApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SwitchgearAdmin.classes());
        classes.remove(GuardFilter.class);
        return classes;
    }
}
