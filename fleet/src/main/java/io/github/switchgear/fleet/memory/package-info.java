/** Where decisions are kept beyond the life of a node. */
@NullMarked
package io.github.switchgear.fleet.memory;

import org.jspecify.annotations.NullMarked;
