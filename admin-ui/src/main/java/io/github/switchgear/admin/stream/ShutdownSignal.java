package io.github.switchgear.admin.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server has begun to shut down. A graceful one waits until all requests are answered, and tells an application not
 * before that; an event stream is a request that never is, so it has to be found out. Quarkus tells whether its application is
 * started, WildFly its state of suspension, to whoever asks; of other servers nothing is known. For one thread at a time.
 */
final class ShutdownSignal {

    private static final Logger LOG = System.getLogger("io.github.switchgear");
    private static final String QUARKUS = "io.quarkus.runtime.Application";
    private static final String WILDFLY = "jboss.as:management-root=server";
    private static final String SUSPENSION = "suspendState";
    private static final String NOT_SUSPENDED = "RUNNING";

    private interface Reading {
        boolean isGoing() throws ReflectiveOperationException, JMException;
    }

    private final Reading reading;

    private ShutdownSignal(Reading reading) {
        this.reading = reading;
    }

    /** That of the server which the application runs in, by the classes that this thread sees. */
    static ShutdownSignal ofServer() {
        Method current = quarkus();
        return new ShutdownSignal(
                current == null ? wildFly(ManagementFactory.getPlatformMBeanServer()) : quarkus(current));
    }

    /** For a server that tells by a bean of JMX, as WildFly does. */
    static ShutdownSignal of(MBeanServer beans) {
        return new ShutdownSignal(wildFly(beans));
    }

    private static @Nullable Method quarkus() {
        try {
            return Class.forName(QUARKUS, false, Thread.currentThread().getContextClassLoader())
                    .getMethod("currentApplication");
        } catch (ReflectiveOperationException absent) {
            return null;
        }
    }

    private static Reading quarkus(Method current) {
        return () -> {
            Object application = current.invoke(null);
            return application == null
                    || Boolean.TRUE.equals(
                            current.getDeclaringClass().getMethod("isStarted").invoke(application));
        };
    }

    private static Reading wildFly(MBeanServer beans) {
        return () -> {
            ObjectName server = new ObjectName(WILDFLY);
            return !beans.isRegistered(server) || NOT_SUSPENDED.equals(beans.getAttribute(server, SUSPENSION));
        };
    }

    /** Also in the moment between Quarkus' first answer and its start's end, for which nobody needs a stream. */
    boolean isGiven() {
        try {
            return !reading.isGoing();
        } catch (ReflectiveOperationException | JMException e) {
            LOG.log(Level.DEBUG, "Whether the server shuts down cannot be found out", e);
            return false;
        }
    }
}
