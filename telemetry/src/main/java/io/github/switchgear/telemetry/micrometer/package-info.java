/** Tells metrics through Micrometer; loaded only where that is there. */
@NullMarked
package io.github.switchgear.telemetry.micrometer;

import org.jspecify.annotations.NullMarked;
