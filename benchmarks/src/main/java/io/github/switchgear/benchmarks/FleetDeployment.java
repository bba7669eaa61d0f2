package io.github.switchgear.benchmarks;

import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.fleet.cdi.PortableFleetExtension;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Deploys the {@link Beans} that are on the class path in Weld SE with a fleet, and prints how many milliseconds that took. */
final class FleetDeployment {

    private FleetDeployment() {}

    /** The port of the fleet's node; none for no fleet. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Logger.getLogger("").setLevel(Level.OFF);
        if (arguments.length > 0) {
            System.setProperty("switchgear.fleet", "benchmark");
            System.setProperty("switchgear.fleet.port", arguments[0]);
            System.setProperty("switchgear.fleet.discovery", "tcp:127.0.0.1:" + arguments[0]);
        }
        Weld weld = new Weld()
                .disableDiscovery()
                .addExtension(new PortableBreakerExtension())
                .addExtension(new PortableFleetExtension());
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
