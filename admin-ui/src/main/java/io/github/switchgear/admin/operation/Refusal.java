package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation was refused, and nothing was done. Its sentence is for a person who can act on it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why an operation is refused. */
    public enum Kind {

        /** There is no breaker of that name, or none of that key. */
        NOT_FOUND,

        /** The breaker has as many keys as it may, and none that can be forgotten. */
        NO_ROOM,

        /** The breaker is switched off by configuration. */
        DISABLED,

        /** The breaker keeps none of its calls, so that nothing can be tried on them. */
        NOT_RECORDED,

        /** Something in what was sent cannot be, whatever the breaker is. */
        INVALID,

        /** The breaker is not as the caller has seen it. */
        UNSEEN,

        /** The key that the caller has seen is not tracked any more. */
        UNTRACKED
    }

    /** Why. */
    private final Kind kind;

    /** Why, in words. */
    private final String sentence;

    private final transient @Nullable BreakerState before;

    private final transient @Nullable Missed missed;

    private Refusal(Kind kind, String sentence, @Nullable BreakerState before, @Nullable Missed missed) {
        super(sentence);
        this.kind = kind;
        this.sentence = sentence;
        this.before = before;
        this.missed = missed;
    }

    static Refusal notFound(String name) {
        return new Refusal(Kind.NOT_FOUND, "There is no breaker '" + name + "'", null, null);
    }

    static Refusal withoutKeys(String name) {
        return new Refusal(
                Kind.NOT_FOUND, "Breaker '" + name + "' has no keys: one breaker guards all its calls", null, null);
    }

    static Refusal unknownKey(String name, String key) {
        return new Refusal(
                Kind.NOT_FOUND,
                "Breaker '" + name + "' does not track key '" + key
                        + "': no call has come with it, or it was forgotten, as it had nothing to tell",
                null,
                null);
    }

    static Refusal untracked(String name, String key) {
        return new Refusal(
                Kind.UNTRACKED,
                "Breaker '" + name + "' does not track key '" + key
                        + "', so it is not as it was seen; nothing was done. Without a condition, a force tracks it",
                null,
                null);
    }

    static Refusal noRoom(String name, String key, int limit) {
        return new Refusal(
                Kind.NO_ROOM,
                "Breaker '" + name + "' has no room for key '" + key + "': it tracks " + limit
                        + " at most (maxKeys), and none of them can be forgotten; release or reset those that need not be"
                        + " forced, or force the breaker itself, which holds for every key. Nothing was done",
                null,
                null);
    }

    static Refusal disabled(String name, BreakerState before) {
        return new Refusal(
                Kind.DISABLED,
                "Breaker '" + name + "' is disabled by configuration: calls go through it unguarded,"
                        + " whatever is done to it",
                before,
                null);
    }

    static Refusal notRecorded(Named named) {
        return new Refusal(
                Kind.NOT_RECORDED,
                Named.subject(named.name(), named.key())
                        + " keeps none of its calls, so there is nothing to try settings on; let it keep some, by the"
                        + " action 'recording' or by the key 'record' of its configuration",
                null,
                null);
    }

    static Refusal allDisabled() {
        return new Refusal(
                Kind.DISABLED,
                "All selected breakers are disabled by configuration: calls go through them unguarded, whatever is"
                        + " done to them",
                null,
                null);
    }

    static Refusal invalid(String sentence) {
        return new Refusal(Kind.INVALID, sentence, null, null);
    }

    static Refusal unseen(String sentence, Missed missed) {
        return new Refusal(Kind.UNSEEN, sentence, missed.current().snapshot().state(), missed);
    }

    /** Of a condition on what has no state of its own. */
    static Refusal unseen(String sentence) {
        return new Refusal(Kind.UNSEEN, sentence, null, null);
    }

    /**
     * Tells why, for who answers in words or numbers of their own.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Tells why in words, as the message does.
     *
     * @return a sentence, or several with semicolons between
     */
    public String sentence() {
        return sentence;
    }

    /**
     * Tells the state in which the breaker was refused to be changed, for an audit.
     *
     * @return it, where it came to that: of what is disabled or was not seen
     */
    public Optional<BreakerState> before() {
        return Optional.ofNullable(before);
    }

    /**
     * Tells what a caller has not seen.
     *
     * @return it, where one breaker was not as they have seen it
     */
    public Optional<Missed> missed() {
        return Optional.ofNullable(missed);
    }
}
