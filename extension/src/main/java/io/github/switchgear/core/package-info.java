/**
 * The circuit breaker itself, usable without CDI: the state machine, its settings, its history and the registry. It
 * stands on the JDK alone.
 *
 * <p>{@link io.github.switchgear.core.CircuitBreaker} is the way in. All types here are safe to share between threads
 * unless they say otherwise.
 */
@NullMarked
package io.github.switchgear.core;

import org.jspecify.annotations.NullMarked;
