/** How CDI finds the beans of this module: those alone whose libraries are there. */
@NullMarked
package io.github.switchgear.telemetry.cdi;

import org.jspecify.annotations.NullMarked;
