/** The metrics of the specification, which the container does not keep of breakers that are not its own. */
@NullMarked
package io.github.switchgear.microprofile.metrics;

import org.jspecify.annotations.NullMarked;
