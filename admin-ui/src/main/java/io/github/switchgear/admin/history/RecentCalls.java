package io.github.switchgear.admin.history;

/**
 * What came to one breaker in the last minutes.
 *
 * @param breaker its name
 * @param calls minute by minute
 * @param fallbacks how many answers a fallback gave in the last of these minutes
 */
public record RecentCalls(String breaker, CallHistory calls, long fallbacks) {}
