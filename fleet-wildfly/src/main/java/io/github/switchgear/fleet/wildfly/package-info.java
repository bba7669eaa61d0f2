/** A fleet's messages from node to node, by the channel that WildFly's servers have with each other, through its public API. */
@NullMarked
package io.github.switchgear.fleet.wildfly;

import org.jspecify.annotations.NullMarked;
