package io.github.switchgear.admin.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as the container told when it was asked. It is asked once: one that signs people in only then may do so
 * at the cost of a look into a directory, and one that refuses somebody refuses them anew each time.
 *
 * @param name of who is signed in
 * @param access what they may do to every breaker, below the application's cap
 * @param some which breakers they may operate besides
 */
public record Caller(Optional<String> name, Access access, Rights some) {

    /** Before anybody was asked, or where nobody can be. */
    public static final Caller NOBODY = new Caller(Optional.empty(), Access.NONE, Rights.NONE);

    /**
     * Tells the most that they may do to any breaker.
     *
     * @return {@code OPERATE} also where they may operate only some
     */
    public Access most() {
        return some == Rights.NONE ? access : Access.OPERATE;
    }

    /**
     * Tells whether they may operate a breaker.
     *
     * @param breaker its name; null for all of them
     * @return false where they may operate only others
     */
    public boolean mayOperate(@Nullable String breaker) {
        return access == Access.OPERATE || (breaker != null && some.include(breaker));
    }
}
