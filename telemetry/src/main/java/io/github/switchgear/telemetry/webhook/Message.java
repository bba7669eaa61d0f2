package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerTransition;

/**
 * Something to be told.
 *
 * @param change what happened last
 * @param openings how often the breaker has opened since it was last told of; 0 where that is not to be told, as there was no
 *     opening, or this alone is it
 * @param since the ticker when it was to be told
 */
record Message(BreakerTransition change, int openings, long since) {}
