/**
 * Tells somebody: posts what breakers go through to a webhook. It knows the core alone, and nothing of it waits for the receiver but
 * a thread of its own.
 */
@NullMarked
package io.github.switchgear.telemetry.webhook;

import org.jspecify.annotations.NullMarked;
