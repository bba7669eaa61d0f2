/**
 * What monitoring is told of breakers: which series there are and what each says, whatever library or format tells it on. It
 * knows the core alone.
 */
@NullMarked
package io.github.switchgear.telemetry.series;

import org.jspecify.annotations.NullMarked;
