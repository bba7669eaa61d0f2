package io.github.switchgear.demo.traffic;

import java.time.Instant;

/** One call of the traffic and how it ended; {@code at} is when it ended, and numbers rise by one from 1. */
public record Call(long number, Instant at, String breaker, Outcome outcome, long millis, String text) {}
