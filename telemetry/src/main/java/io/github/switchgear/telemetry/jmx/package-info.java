/** Shows breakers in JMX; loaded only where the JVM has that. */
@NullMarked
package io.github.switchgear.telemetry.jmx;

import org.jspecify.annotations.NullMarked;
