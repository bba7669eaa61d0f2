package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Intervention;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.operation.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What can be done to several breakers at once; each is called as it is for one. */
enum ManyAction {
    RESET,
    FORCE_OPEN,
    FORCE_CLOSED,
    RELEASE;

    /**
     * The action of a body.
     *
     * @throws jakarta.ws.rs.WebApplicationException if there is none
     */
    static ManyAction of(Body body) {
        String words =
                body.text("action").orElseThrow(() -> Problem.bad("'action' is required; allowed: " + allWords()));
        return Arrays.stream(values())
                .filter(action -> action.words().equals(words))
                .findFirst()
                .orElseThrow(() -> Problem.bad("'action' must be one of " + allWords() + " but is '" + words + "'"));
    }

    private static String allWords() {
        return Arrays.stream(values()).map(ManyAction::words).collect(Collectors.joining(", "));
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean forces() {
        return this == FORCE_OPEN || this == FORCE_CLOSED;
    }

    /**
     * Refuses what could be done to none of them.
     *
     * @throws jakarta.ws.rs.WebApplicationException if there is no reason where one is needed, or an end where none can be
     */
    void require(Intervention by) {
        if (forces() && by.reason() == null) {
            throw Problem.bad("'reason' is required");
        }
        if (!forces() && by.duration() != null) {
            throw Problem.bad("'duration' means nothing for '" + words() + "', which has no end");
        }
    }

    BiFunction<Named, Intervention, Outcome> operation(Operations operations) {
        return switch (this) {
            case RESET -> operations::reset;
            case FORCE_OPEN -> operations::forceOpen;
            case FORCE_CLOSED -> operations::forceClosed;
            case RELEASE -> operations::release;
        };
    }
}
