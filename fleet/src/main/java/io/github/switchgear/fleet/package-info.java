/** What carries messages between the nodes of a fleet, for who brings another carrier. */
@NullMarked
package io.github.switchgear.fleet;

import org.jspecify.annotations.NullMarked;
