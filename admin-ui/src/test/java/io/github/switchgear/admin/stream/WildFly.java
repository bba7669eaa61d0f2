package io.github.switchgear.admin.stream;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A WildFly in any state of suspension, as far as JMX shows it. */
public final class WildFly implements WildFlyMBean, AutoCloseable {

    private static final String NAME = "jboss.as:management-root=server";

    private final MBeanServer beans;
    private volatile String state = "RUNNING";

    WildFly(MBeanServer beans) throws JMException {
        this.beans = beans;
        beans.registerMBean(this, new ObjectName(NAME));
    }

    void is(String now) {
        state = now;
    }

    @Override
    public String getsuspendState() {
        return state;
    }

    @Override
    public void close() throws JMException {
        beans.unregisterMBean(new ObjectName(NAME));
    }
}
