package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.telemetry.BreakerMXBean;
import io.github.switchgear.telemetry.OperableBreakerMXBean;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** Does what JMX wants of a breaker at one moment, with words for people beside the names. */
final class DescribedMXBean extends StandardMBean {

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("Name", "What people call it"),
            Map.entry("Key", "Null: keys have no MBeans of their own"),
            Map.entry("Methods", "The methods that it guards"),
            Map.entry("Enabled", "Whether calls go through it at all"),
            Map.entry("State", "What it does with the next call"),
            Map.entry("Since", "Since when it has been in this state"),
            Map.entry("Generation", "The number of the state, which grows with every change"),
            Map.entry("ConsecutiveFailures", "Failures since the last success that counted"),
            Map.entry(
                    "RetryAfterMillis",
                    "How long until a call may be let through; null where they are, or without an end"),
            Map.entry("ProbeInFlight", "Whether a probe is under way"),
            Map.entry("WouldBeOpen", "Whether it is forced closed with as many failures as would open it"),
            Map.entry("Totals", "How calls ended since it was made"),
            Map.entry("LastFailure", "The last call that failed"),
            Map.entry("Override", "What somebody has decided; null if it is not forced"),
            Map.entry(
                    "RampUp",
                    "The share of calls that goes through after its probes have closed it; null if all do, or none"),
            Map.entry("Planned", "What somebody has decided for later; null if nothing is planned"),
            Map.entry("Keys", "What all its keys look like; null if it has none"),
            Map.entry("Settings", "The settings in force, and where each comes from"));

    private static final Map<String, String> OPERATIONS = Map.of(
            "reset", "Closes it, zeroes its count and ends what is forced or planned",
            "release", "Ends what is forced or planned: from forced open, the next call is a probe",
            "forceOpen", "Rejects all calls",
            "forceClosed", "Lets all calls through, and never opens");

    private static final Map<String, String> PARAMETERS = Map.of(
            "reason", "Why, for those who find it so; a force needs one",
            "duration", "How long, as 10m or PT10M; empty for until it is released");

    private <T> DescribedMXBean(T breaker, Class<T> management) {
        super(breaker, management, true);
    }

    static DescribedMXBean of(BreakerMXBean breaker) {
        return breaker instanceof OperableBreakerMXBean operable
                ? new DescribedMXBean(operable, OperableBreakerMXBean.class)
                : new DescribedMXBean(breaker, BreakerMXBean.class);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return "A circuit breaker";
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return ATTRIBUTES.getOrDefault(info.getName(), info.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return OPERATIONS.getOrDefault(info.getName(), info.getName());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return sequence == 0 ? "reason" : "duration";
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return PARAMETERS.getOrDefault(getParameterName(operation, parameter, sequence), "");
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return MBeanOperationInfo.ACTION;
    }
}
