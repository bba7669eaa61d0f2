/** Tells Java Flight Recorder what breakers do; loaded only where the JVM has that. */
@NullMarked
package io.github.switchgear.telemetry.flight;

import org.jspecify.annotations.NullMarked;
