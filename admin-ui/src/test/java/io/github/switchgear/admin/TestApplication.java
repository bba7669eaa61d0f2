package io.github.switchgear.admin;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** An application that lists its classes, with the admin module below a path of its own. */
@ApplicationPath("/rest")
public class TestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SwitchgearAdmin.classes());
        classes.add(TestSignIn.class);
        classes.add(RejectionTest.Prices.class);
        return classes;
    }
}
