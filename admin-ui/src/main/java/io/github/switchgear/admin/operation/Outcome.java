package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerState;

/**
 * What an operation has done to a breaker.
 *
 * @param before the state in which it found the breaker
 * @param after the state in which it left it, whatever others do meanwhile
 */
public record Outcome(BreakerState before, BreakerState after) {}
