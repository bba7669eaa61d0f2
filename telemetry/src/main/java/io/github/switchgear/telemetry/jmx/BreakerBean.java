package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * The MBean of a breaker. It looks at the breaker once for each thing that is asked of it, so that attributes that are asked for
 * together belong together, and keeps nothing: an application may have thousands of them that nobody ever looks at. Safe for use by
 * any number of threads.
 */
final class BreakerBean implements DynamicMBean {

    private final CircuitBreaker breaker;
    private final BreakerRegistry registry;
    private final boolean operable;
    private final MBeanInfo info;

    /**
     * One that is not registered yet.
     *
     * @param registry has the breaker
     * @param operable whether it has operations
     * @param info what {@link #info} gives for that
     */
    BreakerBean(CircuitBreaker breaker, BreakerRegistry registry, boolean operable, MBeanInfo info) {
        this.breaker = breaker;
        this.registry = registry;
        this.operable = operable;
        this.info = info;
    }

    /** What such a bean consists of, which is the same for all breakers. */
    static MBeanInfo info(boolean operable) {
        CircuitBreaker any = CircuitBreaker.of("any", BreakerSettings.builder().build());
        return now(any, new BreakerDescription(List.of(), true, Map.of()), operable)
                .getMBeanInfo();
    }

    private static DescribedMXBean now(CircuitBreaker breaker, BreakerDescription described, boolean operable) {
        return DescribedMXBean.of(
                operable
                        ? new OperableBreaker(breaker, described)
                        : new BreakerAttributes(breaker.snapshot(), described));
    }

    private DescribedMXBean now() {
        BreakerDescription described = registry.describe(breaker.name())
                .orElseThrow(() -> new IllegalStateException("There is no breaker '" + breaker.name() + "' any more"));
        return now(breaker, described, operable);
    }

    @Override
    public @Nullable Object getAttribute(String name)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        return now().getAttribute(name);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        return now().getAttributes(names);
    }

    @Override
    public void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        now().setAttribute(attribute);
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return now().setAttributes(attributes);
    }

    @Override
    public @Nullable Object invoke(
            String operation, @Nullable Object @Nullable [] arguments, String @Nullable [] signature)
            throws MBeanException, ReflectionException {
        return now().invoke(operation, arguments, signature);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }
}
