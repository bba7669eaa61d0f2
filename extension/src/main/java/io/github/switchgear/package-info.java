/**
 * What an application developer writes on a bean: {@link io.github.switchgear.Breaker} with its
 * {@link io.github.switchgear.Window} and {@link io.github.switchgear.Backoff},
 * {@link io.github.switchgear.ResultValidator} and {@link io.github.switchgear.FailureJudge}.
 */
@NullMarked
package io.github.switchgear;

import org.jspecify.annotations.NullMarked;
