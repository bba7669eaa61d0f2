package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * All breakers of an application as JMX shows them, also those that come later, until each goes or all is ended. Safe for use by
 * any number of threads.
 *
 * <p>Another application may have a breaker of the same name. Its place is not taken: a breaker that comes later has the number of
 * its application in its name.
 */
final class ManagedBreakers implements AutoCloseable {

    private static final int FIRST_NUMBER = 2;

    private final BreakerRegistry registry;
    private final MBeanServer server;
    private final boolean operable;
    private final MBeanInfo info;
    private final Map<CircuitBreaker, ObjectName> names = new ConcurrentHashMap<>();
    private final Registration registration;

    /** This application's; 0 before it needs one. Guarded by the server. */
    private int application;

    /**
     * Begins to show them.
     *
     * @param registry has them
     * @param server shows them
     * @param operable whether they have operations
     */
    ManagedBreakers(BreakerRegistry registry, MBeanServer server, boolean operable) {
        this.registry = registry;
        this.server = server;
        this.operable = operable;
        this.info = BreakerBean.info(operable);
        this.registration = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                register(breaker);
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                unregister(breaker);
            }
        });
    }

    private void register(CircuitBreaker breaker) {
        BreakerBean bean = new BreakerBean(breaker, registry, operable, info);
        try {
            names.put(breaker, registered(bean, breaker.name()));
        } catch (JMException e) {
            throw new IllegalStateException("JMX does not take breaker '" + breaker.name() + "'", e);
        }
    }

    private ObjectName registered(BreakerBean bean, String breaker) throws JMException {
        ObjectName name = BreakerNames.of(breaker);
        return isRegistered(bean, name) ? name : registeredWithNumber(bean, breaker);
    }

    /** What other applications have of this class may be another one; the server is the same for all. */
    private ObjectName registeredWithNumber(BreakerBean bean, String breaker) throws JMException {
        synchronized (server) {
            if (application == 0) {
                application = freeNumber();
            }
            ObjectName name = BreakerNames.of(breaker, application);
            while (!isRegistered(bean, name)) {
                application = freeNumber();
                name = BreakerNames.of(breaker, application);
            }
            return name;
        }
    }

    private int freeNumber() throws JMException {
        int number = FIRST_NUMBER;
        while (!server.queryNames(BreakerNames.allOf(number), null).isEmpty()) {
            number++;
        }
        return number;
    }

    /** It is asked for first, as an exception for each breaker of a second application would take most of its time. */
    private boolean isRegistered(BreakerBean bean, ObjectName name) throws JMException {
        if (server.isRegistered(name)) {
            return false;
        }
        try {
            server.registerMBean(bean, name);
            return true;
        } catch (InstanceAlreadyExistsException taken) {
            return false;
        }
    }

    private void unregister(CircuitBreaker breaker) {
        ObjectName name = names.remove(breaker);
        if (name == null) {
            return;
        }
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            // Whoever may unregister MBeans has done so already.
        } catch (JMException e) {
            throw new IllegalStateException("JMX does not let go of breaker '" + breaker.name() + "'", e);
        }
    }

    /** Shows none of them any more. */
    @Override
    public void close() {
        registration.close();
        List.copyOf(names.keySet()).forEach(this::unregister);
    }
}
