/** A fleet's messages from node to node, by JGroups: one port, one configuration, no files of JGroups' own. */
@NullMarked
package io.github.switchgear.fleet.jgroups;

import org.jspecify.annotations.NullMarked;
