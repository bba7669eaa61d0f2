/** Follows the breakers of an application and tells their metrics through the library that is there. */
@NullMarked
package io.github.switchgear.telemetry.metrics;

import org.jspecify.annotations.NullMarked;
