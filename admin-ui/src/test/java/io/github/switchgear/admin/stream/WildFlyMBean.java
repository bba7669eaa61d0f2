package io.github.switchgear.admin.stream;

/** What WildFly shows of itself by JMX; the attribute begins with a small letter there. */
public interface WildFlyMBean {

    String getsuspendState();
}
