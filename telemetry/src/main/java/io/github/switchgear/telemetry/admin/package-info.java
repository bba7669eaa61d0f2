/** What the admin module serves of the metrics; loaded only where that module is there. */
@NullMarked
package io.github.switchgear.telemetry.admin;

import org.jspecify.annotations.NullMarked;
