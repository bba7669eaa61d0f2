package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.admin.json.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which attempts somebody wants to see: by who made them, at which breaker, and how they ended. */
record AuditFilter(List<String> actors, List<String> breakers, Optional<Boolean> isDone)
        implements Predicate<AdminAttempt> {

    static final int USUAL = 100;

    static AuditFilter of(List<String> actors, List<String> breakers, List<String> outcome) {
        return new AuditFilter(
                Query.given(actors),
                Query.given(breakers),
                Query.once("outcome", outcome).map(AuditFilter::isDone));
    }

    private static boolean isDone(String outcome) {
        return switch (outcome.trim().toLowerCase(Locale.ROOT)) {
            case "done" -> true;
            case "refused" -> false;
            default -> throw Problem.bad("'outcome' must be 'done' or 'refused' but is '" + outcome + "'");
        };
    }

    /** Where to go on: behind the attempt that an answer before named; from the newest on where none is named. */
    static long place(List<String> after) {
        return Query.once("after", after).map(AuditFilter::place).orElse(Long.MAX_VALUE);
    }

    private static long place(String after) {
        if (!after.trim().matches("[0-9]{1,18}")) {
            throw Problem.bad("'after' must be what 'next' was in the answer before but is '" + after + "'");
        }
        return Long.parseLong(after.trim());
    }

    @Override
    public boolean test(AdminAttempt attempt) {
        return (actors.isEmpty() || actors.contains(attempt.actor()))
                && (breakers.isEmpty() || breakers.contains(attempt.breaker()))
                && isDone.map(done -> done == attempt.succeeded()).orElse(true);
    }
}
