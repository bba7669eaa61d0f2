package io.github.switchgear.admin;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Who is signed in. REST wants a container to have no principal for nobody, but one has: Helidon's is known by its name alone,
 * as its scheme is null for everybody. A principal without a name is nobody either, as the audit could not tell who it was.
 */
final class SignedIn {

    private static final String HELIDONS_NOBODY = "<ANONYMOUS>";

    private SignedIn() {}

    /** The caller's name, if somebody is signed in. */
    static Optional<String> name(SecurityContext caller) {
        return Optional.ofNullable(caller.getUserPrincipal())
                .map(Principal::getName)
                .filter(name -> !name.isBlank() && !name.equals(HELIDONS_NOBODY));
    }
}
