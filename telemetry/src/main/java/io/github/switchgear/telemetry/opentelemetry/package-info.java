/** Tells metrics through OpenTelemetry; loaded only where that is there. */
@NullMarked
package io.github.switchgear.telemetry.opentelemetry;

import org.jspecify.annotations.NullMarked;
