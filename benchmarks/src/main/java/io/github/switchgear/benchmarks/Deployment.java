package io.github.switchgear.benchmarks;

import io.github.switchgear.benchmarks.cdi.NoOpInterceptor;
import io.github.switchgear.cdi.PortableBreakerExtension;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Deploys the {@link Beans} that are on the class path in Weld SE, and prints how many milliseconds that took. */
final class Deployment {

    private Deployment() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        Weld weld = new Weld()
                .disableDiscovery()
                .addExtension(new PortableBreakerExtension())
                .addBeanClasses(NoOpInterceptor.class);
        for (String name : Beans.names()) {
            weld.addBeanClass(Class.forName(name));
        }
        long started = System.nanoTime();
        WeldContainer container = weld.initialize();
        long taken = System.nanoTime() - started;
        container.close();
        System.out.println(TimeUnit.NANOSECONDS.toMillis(taken));
    }
}
