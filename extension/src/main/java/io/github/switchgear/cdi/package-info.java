/**
 * How CDI finds, checks, configures and applies breakers. An application does not use these types directly: it writes
 * {@link io.github.switchgear.Breaker} and injects {@link io.github.switchgear.core.BreakerRegistry}.
 *
 * <p>Two extensions read the annotations, {@link io.github.switchgear.cdi.PortableBreakerExtension} in most containers
 * and {@link io.github.switchgear.cdi.BuildTimeBreakerExtension} in Quarkus. What they find is a
 * {@link io.github.switchgear.cdi.BreakerPlan}; all that follows from it is the same everywhere.
 */
@NullMarked
package io.github.switchgear.cdi;

import org.jspecify.annotations.NullMarked;
