/** Dashboard and REST on the port of the management interface. */
@NullMarked
package io.github.switchgear.quarkus.it.management;

import org.jspecify.annotations.NullMarked;
