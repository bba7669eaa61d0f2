/**
 * What an application developer writes on a bean: {@link io.github.switchgear.Breaker} and
 * {@link io.github.switchgear.ResultValidator}.
 */
@NullMarked
package io.github.switchgear;

import org.jspecify.annotations.NullMarked;
