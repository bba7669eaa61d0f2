/** Tells metrics through MicroProfile Metrics; loaded only where that is there. */
@NullMarked
package io.github.switchgear.telemetry.microprofile;

import org.jspecify.annotations.NullMarked;
