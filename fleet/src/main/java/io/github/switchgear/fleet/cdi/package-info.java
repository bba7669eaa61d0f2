/** How the fleet begins and ends with an application. */
@NullMarked
package io.github.switchgear.fleet.cdi;

import org.jspecify.annotations.NullMarked;
