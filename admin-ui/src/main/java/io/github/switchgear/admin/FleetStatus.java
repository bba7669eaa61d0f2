package io.github.switchgear.admin;

import java.util.Optional;

/**
 * Tells of all nodes of a fleet. Where a bean is one, {@code GET switchgear/api/fleet} answers with what it tells, to whoever may
 * read; {@code switchgear-fleet} brings one. Safe for use by any number of threads.
 */
public interface FleetStatus {

    /**
     * Tells whether there is a fleet.
     *
     * @return no, where none is configured
     */
    boolean isOn();

    /**
     * Asks all nodes how they are, and waits half a second for them at most.
     *
     * @return what they have answered, and of those that have not what is known of them; empty where no fleet is configured
     */
    Optional<FleetReport> report();

    /**
     * Asks all nodes how one breaker is, and waits half a second for them at most.
     *
     * @param breaker its name
     * @return as {@link #report()}, with no other breaker in it, and without any where no node knows this one; empty where no fleet is
     *     configured
     */
    Optional<FleetReport> report(String breaker);

    /**
     * Waits until all nodes do what was decided last of a breaker, a second at most.
     *
     * @param breaker its name
     * @return what it looks like then, with how far the decision has come; empty where no fleet is configured, and where it is not
     *     known yet
     */
    Optional<FleetReport.Breaker> awaitReached(String breaker);
}
