/** Tells MicroProfile Health of breakers; loaded only where that is there. */
@NullMarked
package io.github.switchgear.telemetry.health;

import org.jspecify.annotations.NullMarked;
