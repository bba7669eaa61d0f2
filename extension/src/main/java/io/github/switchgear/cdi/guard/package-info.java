/**
 * What runs in a call: the interceptor, a guard for each method by the kind of its result, fallbacks, and the breakers
 * themselves, made from plan and configuration when the application starts. It knows nothing of how anything was found.
 */
@NullMarked
package io.github.switchgear.cdi.guard;

import org.jspecify.annotations.NullMarked;
