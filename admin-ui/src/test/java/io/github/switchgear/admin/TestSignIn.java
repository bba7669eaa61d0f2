package io.github.switchgear.admin;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the container, which authenticates: signs in whom a header names, with the roles of another. With a third it does so only
 * when it is asked for a role, as lazy containers do: {@code true}, or {@code refused} where it then finds the password wrong.
 */
@Provider
@PreMatching
public class TestSignIn implements ContainerRequestFilter {

    /** How often somebody was refused. */
    public static final AtomicInteger REFUSALS = new AtomicInteger();

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString("Test-Roles");
        String late = request.getHeaderString("Test-Late");
        request.setSecurityContext(new SignedInCaller(
                request.getHeaderString("Test-User"),
                header == null ? List.of() : Arrays.asList(header.split(",")),
                late == null ? "" : late));
    }

    private static final class SignedInCaller implements SecurityContext {

        private final @Nullable String user;
        private final List<String> roles;
        private final String late;
        private boolean known;

        SignedInCaller(@Nullable String user, List<String> roles, String late) {
            this.user = user;
            this.roles = roles;
            this.late = late;
            known = late.isEmpty();
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return user == null || !known ? null : () -> user;
        }

        @Override
        public boolean isUserInRole(String role) {
            if (late.equals("refused")) {
                REFUSALS.incrementAndGet();
                throw new NotAuthorizedException("Basic realm=\"container\"");
            }
            known = true;
            return roles.contains(role) || (role.equals("**") && user != null);
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return SecurityContext.BASIC_AUTH;
        }
    }
}
