package io.github.switchgear.telemetry;

import io.github.switchgear.core.BreakerState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A breaker as JMX shows it, registered as {@code io.github.switchgear:type=Breaker,name=…} for as long as its application has it.
 * The name is quoted as by {@link javax.management.ObjectName#quote} where it would not be one otherwise, and only there.
 *
 * <p>Two applications of one JVM may have breakers of one name. The one that comes later has its number in its breaker's name,
 * {@code io.github.switchgear:type=Breaker,application=2,name=…}: from 2 on, the first that no other one has. It has the same number
 * for each of its breakers that needs one, and its number is free when it has ended.
 *
 * <p>Attributes are named as the members of the admin module's JSON, and mean the same. Those that are read by one request, as by
 * {@link javax.management.MBeanServerConnection#getAttributes}, are of one moment. Instants are in ISO 8601 form, as
 * {@code 2026-12-01T02:00:00Z}. What is not there is null. No message of an exception and no argument of a call is in any of them.
 *
 * <p>A proxy of it, as by {@link javax.management.JMX#newMXBeanProxy(javax.management.MBeanServerConnection,
 * javax.management.ObjectName, Class)}, is safe for use by any number of threads.
 */
public interface BreakerMXBean {

    /**
     * Tells the breaker's name.
     *
     * @return as it is, not quoted
     */
    String getName();

    /**
     * Tells the key that it is for.
     *
     * @return null, as keys have no MBeans of their own
     */
    @Nullable
    String getKey();

    /**
     * Tells what it guards.
     *
     * @return the guarded methods, as {@code com.acme.InventoryClient.stock(String)}
     */
    List<String> getMethods();

    /**
     * Tells whether calls go through it at all.
     *
     * @return false where configuration has switched it off
     */
    boolean isEnabled();

    /**
     * Tells what it does with the next call.
     *
     * @return the state; a deadline that has passed is seen, whether or not a call has come
     */
    BreakerState getState();

    /**
     * Tells since when it has been in this state.
     *
     * @return an instant
     */
    String getSince();

    /**
     * Tells the number of the state last published.
     *
     * @return it; it grows with every change of the state
     */
    long getGeneration();

    /**
     * Tells the failures counted since the last success that counted.
     *
     * @return how many
     */
    int getConsecutiveFailures();

    /**
     * Tells how long until a call may be let through.
     *
     * @return milliseconds, rounded up; null where calls go through, and where there is no end
     */
    @Nullable
    Long getRetryAfterMillis();

    /**
     * Tells whether a probe is under way.
     *
     * @return whether one holds a half-open slot
     */
    boolean isProbeInFlight();

    /**
     * Tells whether it is forced closed with as many failures as would open it.
     *
     * @return whether that is so
     */
    boolean isWouldBeOpen();

    /**
     * Tells how calls ended.
     *
     * @return since the breaker was made; of a family, with those of all keys
     */
    TotalsData getTotals();

    /**
     * Tells the last call that failed.
     *
     * @return null if none has
     */
    @Nullable
    LastFailureData getLastFailure();

    /**
     * Tells what somebody has decided.
     *
     * @return null if the breaker is not forced
     */
    @Nullable
    OverrideData getOverride();

    /**
     * Tells which share of the calls goes through after its probes have closed it.
     *
     * @return null if all do, or none
     */
    @Nullable
    RampUpData getRampUp();

    /**
     * Tells what somebody has decided for later.
     *
     * @return null if nothing is planned
     */
    @Nullable
    PlannedData getPlanned();

    /**
     * Tells what all its keys look like.
     *
     * @return null of a breaker without keys
     */
    @Nullable
    KeysData getKeys();

    /**
     * Tells the settings in force.
     *
     * @return by the names of the annotation's members
     */
    Map<String, SettingData> getSettings();
}
