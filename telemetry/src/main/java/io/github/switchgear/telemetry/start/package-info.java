/** What of this module starts with an application and ends with it. */
@NullMarked
package io.github.switchgear.telemetry.start;

import org.jspecify.annotations.NullMarked;
