/** What one call does, outside and inside of Fault Tolerance. */
@NullMarked
package io.github.switchgear.microprofile.call;

import org.jspecify.annotations.NullMarked;
