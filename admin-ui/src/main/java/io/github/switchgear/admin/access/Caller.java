package io.github.switchgear.admin.access;

import java.util.Optional;

/**
 * Who makes a request, as the container told when it was asked. It is asked once: one that signs people in only then may do so
 * at the cost of a look into a directory, and one that refuses somebody refuses them anew each time.
 *
 * @param name of who is signed in
 * @param access what they may do, below the application's cap
 */
public record Caller(Optional<String> name, Access access) {

    /** Before anybody was asked, or where nobody can be. */
    public static final Caller NOBODY = new Caller(Optional.empty(), Access.NONE);
}
