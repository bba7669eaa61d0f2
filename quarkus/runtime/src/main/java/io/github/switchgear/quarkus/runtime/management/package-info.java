/** How dashboard and REST get to the port of Quarkus' management interface, and away from the main one. */
@NullMarked
package io.github.switchgear.quarkus.runtime.management;

import org.jspecify.annotations.NullMarked;
