package io.github.switchgear.admin.access;

import io.github.switchgear.core.VisibleText;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A container may sign somebody in only when it is asked for a role, as Quarkus with
 * {@code quarkus.http.auth.proactive=false}; it has no principal before. REST wants a container to have no principal for nobody, but one has: Helidon's is known by its name alone,
 * as its scheme is null for everybody. A principal without a name is nobody either, as the audit could not tell who it was.
 */
public final class SignedIn {

    /** The header that tells a caller under which name the container knows them; absent for nobody. */
    public static final String HEADER = "X-Switchgear-User";

    private static final String HELIDONS_NOBODY = "<ANONYMOUS>";

    /** In servlet containers and Quarkus the role of everybody who is signed in. */
    private static final String ANY = "**";

    private SignedIn() {}

    /**
     * Tells the caller's name.
     *
     * @param caller as the container knows them
     * @return the name, if somebody is signed in
     */
    public static Optional<String> name(SecurityContext caller) {
        return Optional.ofNullable(principal(caller))
                .map(Principal::getName)
                .filter(name -> !VisibleText.isBlank(name) && !name.equals(HELIDONS_NOBODY));
    }

    /**
     * Tells the caller's name as {@link #HEADER} does, for a header holds no more than ASCII, and a name may be any text.
     *
     * @param caller as the container knows them
     * @return the name, percent-encoded; null for nobody
     */
    public static @Nullable String header(SecurityContext caller) {
        return name(caller)
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElse(null);
    }

    private static @Nullable Principal principal(SecurityContext caller) {
        Principal known = caller.getUserPrincipal();
        return known != null || !caller.isUserInRole(ANY) ? known : caller.getUserPrincipal();
    }
}
