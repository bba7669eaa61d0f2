package io.github.switchgear.admin;

import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may do what. {@code switchgear.admin.access} caps it for everybody; below the cap, roles decide:
 * {@code switchgear.admin.roles.read} and {@code switchgear.admin.roles.operate}, where {@code **} means any signed-in
 * caller and {@code *} anybody.
 */
@ApplicationScoped
public class AccessRules {

    private static final String CAP = "switchgear.admin.access";
    private static final String READERS = "switchgear.admin.roles.read";
    private static final String OPERATORS = "switchgear.admin.roles.operate";

    private Access cap = Access.NONE;
    private List<String> readers = List.of();
    private List<String> operators = List.of();

    @Inject
    void configure(Configuration configuration) {
        cap = cap(configuration.value(CAP));
        readers = roles(configuration.value(READERS).orElse("switchgear-viewer,switchgear-operator"));
        operators = roles(configuration.value(OPERATORS).orElse("switchgear-operator"));
    }

    /** Makes this bean when the application starts, so that a wrong value stops it there and not at a request. */
    void check(@Observes Startup event) {}

    private static Access cap(Optional<String> value) {
        return value.map(String::trim)
                .map(text -> Arrays.stream(Access.values())
                        .filter(access -> access.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                CAP + " must be none, read or operate but is '" + text + "'")))
                .orElse(Access.OPERATE);
    }

    private static List<String> roles(String value) {
        return Arrays.stream(value.split(","))
                .map(String::trim)
                .filter(role -> !role.isEmpty())
                .toList();
    }

    /** Whether the cap keeps everybody from it, whoever signs in. */
    boolean isCapped(Access wanted) {
        return !cap.includes(wanted);
    }

    String capName() {
        return CAP + "=" + cap.name().toLowerCase(Locale.ROOT);
    }

    /** What a caller may do. */
    Access of(SecurityContext caller) {
        Access granted = Access.NONE;
        if (isOneOf(readers, caller)) {
            granted = Access.READ;
        }
        if (isOneOf(operators, caller)) {
            granted = Access.OPERATE;
        }
        return granted.includes(cap) ? cap : granted;
    }

    private static boolean isOneOf(List<String> roles, SecurityContext caller) {
        return roles.stream()
                .anyMatch(role -> role.equals("*")
                        || (caller.getUserPrincipal() != null && (role.equals("**") || caller.isUserInRole(role))));
    }
}
