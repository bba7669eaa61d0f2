/** One node of a fleet: what is decided here is told, and what is told is done here. */
@NullMarked
package io.github.switchgear.fleet.node;

import org.jspecify.annotations.NullMarked;
