/**
 * How CDI finds, checks, configures and applies breakers. An application does not use these types directly: it writes
 * {@link io.github.switchgear.Breaker} and injects {@link io.github.switchgear.core.BreakerRegistry}.
 *
 * <p>Two extensions read the annotations, {@link io.github.switchgear.cdi.PortableBreakerExtension} in most containers
 * and {@link io.github.switchgear.cdi.BuildTimeBreakerExtension} in Quarkus. What they find is a
 * {@link io.github.switchgear.cdi.plan.BreakerPlan}; all that follows from it is the same everywhere.
 *
 * <p>The rooms below, each of which knows only those under it: {@code discovery} finds what is written, {@code check} tells
 * what is wrong with it, {@code guard} runs in each call, {@code configuration} has the settings, and {@code plan} is what
 * all of them speak of.
 */
@NullMarked
package io.github.switchgear.cdi;

import org.jspecify.annotations.NullMarked;
