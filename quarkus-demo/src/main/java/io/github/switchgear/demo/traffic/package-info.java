/** Steady calls by itself, and the record of how each ended. */
@NullMarked
package io.github.switchgear.demo.traffic;

import org.jspecify.annotations.NullMarked;
