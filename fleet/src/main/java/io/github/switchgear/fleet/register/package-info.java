/** What operators have decided, as every node of a fleet knows it in the end; it knows nothing of nodes, wires and memories. */
@NullMarked
package io.github.switchgear.fleet.register;

import org.jspecify.annotations.NullMarked;
