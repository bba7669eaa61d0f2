/** What has to reach into the channel to measure it. */
@NullMarked
package io.github.switchgear.fleet.jgroups;

import org.jspecify.annotations.NullMarked;
