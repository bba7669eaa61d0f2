/** Which breaker a method gets, and where that stands in the call. */
@NullMarked
package io.github.switchgear.microprofile.plan;

import org.jspecify.annotations.NullMarked;
