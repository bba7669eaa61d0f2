/** What SmallRye offers an application beyond the specification; loaded only where that is there. */
@NullMarked
package io.github.switchgear.microprofile.smallrye;

import org.jspecify.annotations.NullMarked;
