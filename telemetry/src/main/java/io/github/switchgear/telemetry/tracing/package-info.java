/** Tells spans of the calls that are made in them. */
@NullMarked
package io.github.switchgear.telemetry.tracing;

import org.jspecify.annotations.NullMarked;
