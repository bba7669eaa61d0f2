/**
 * With which settings: what an annotation means, what configuration says beside it, and which of the two holds. It knows
 * the plan.
 */
@NullMarked
package io.github.switchgear.cdi.configuration;

import org.jspecify.annotations.NullMarked;
