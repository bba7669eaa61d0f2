/** How the container comes to know all this. */
@NullMarked
package io.github.switchgear.microprofile.cdi;

import org.jspecify.annotations.NullMarked;
