package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the state in which somebody saw a breaker, by all that can be changed of it: as an entity tag it is the condition
 * under which they want to change it. How often it was called is not in it, so that a breaker in use can be changed, too.
 *
 * @param start of the application that the breaker belongs to: neither another node's nor the next one is called so; a
 *     key's breaker tells also which one it is, as a key may be forgotten and come again
 * @param generation that of the state last published; what takes an override's place has a new one
 * @param state the state as it was told, with what the clock had brought
 * @param ramping whether it is closed, but not all calls are let through again
 * @param planned whether an override begins later
 * @param revision how many changes there were that began no generation: of settings and of what is planned
 */
public record StateTag(
        String start, long generation, BreakerState state, boolean ramping, boolean planned, long revision) {

    /** Nowhere in a part, so that no tag begins as another one does. */
    private static final char SEPARATOR = '.';

    /**
     * Names the state alone.
     *
     * @return the text between the quotes of an entity tag
     */
    public String opaque() {
        return start + SEPARATOR + generation + SEPARATOR + letters() + SEPARATOR + revision;
    }

    private String letters() {
        return lettersOfState() + (ramping ? "r" : "") + (planned ? "p" : "");
    }

    private String lettersOfState() {
        return switch (state) {
            case CLOSED -> "c";
            case OPEN -> "o";
            case HALF_OPEN -> "h";
            case FORCED_OPEN -> "fo";
            case FORCED_CLOSED -> "fc";
        };
    }

    /**
     * Names the state with what else there is to see of the breaker.
     *
     * @param digest of all that
     * @return the text between the quotes of an entity tag
     */
    public String opaque(String digest) {
        return opaque() + SEPARATOR + digest;
    }

    /**
     * Tells whether a text names this state, whatever it tells of what else there was to see.
     *
     * @param opaque the text between the quotes of an entity tag
     * @return false for the name of another state, and for what is no name
     */
    public boolean isNamedBy(String opaque) {
        return opaque.equals(opaque()) || opaque.startsWith(opaque() + SEPARATOR);
    }

    /**
     * Tells what happened after the state that a text names.
     *
     * @param opaque the text between the quotes of an entity tag
     * @param history of the breaker, newest first
     * @return those of the history, if that was a state of this start
     */
    public Optional<List<BreakerTransition>> since(String opaque, List<BreakerTransition> history) {
        String[] parts = opaque.split("\\" + SEPARATOR, -1);
        if (parts.length < 4 || !parts[0].equals(start) || !isNumber(parts[1]) || !isNumber(parts[3])) {
            return Optional.empty();
        }
        long seen = Long.parseLong(parts[1]);
        List<BreakerTransition> since = new ArrayList<>();
        long otherRevisions = revision - Long.parseLong(parts[3]);
        for (int i = 0; i < history.size(); i++) {
            BreakerTransition transition = history.get(i);
            boolean revised = beganNoGeneration(history, i);
            if (revised ? otherRevisions > 0 && transition.generation() >= seen : transition.generation() > seen) {
                since.add(transition);
            }
            otherRevisions -= revised ? 1 : 0;
        }
        return Optional.of(since);
    }

    /** Whether a transition of a history changed the settings or what is planned, and nothing else. */
    static boolean beganNoGeneration(List<BreakerTransition> history, int index) {
        BreakerTransition transition = history.get(index);
        return switch (transition.cause()) {
            case RECONFIGURED, PLANNED -> true;
            case RELEASED -> transition.from() == transition.to() && isOfTheLastGeneration(history, index);
            default -> false;
        };
    }

    /** Of the oldest one that is kept, nobody knows. */
    private static boolean isOfTheLastGeneration(List<BreakerTransition> history, int index) {
        return index + 1 == history.size()
                || history.get(index + 1).generation() == history.get(index).generation();
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }
}
