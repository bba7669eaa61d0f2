package io.github.switchgear.admin.view;

import java.time.Instant;

/**
 * What somebody has written down about a breaker for those who look at it later.
 *
 * @param breaker its name
 * @param text what it says, as it was written
 * @param actor who
 * @param at when, in whole milliseconds
 */
public record Note(String breaker, String text, String actor, Instant at) {

    /** How many characters a text may have, as people count them. */
    public static final int LONGEST_TEXT = 500;
}
