package io.github.switchgear.admin.access;

import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. {@code switchgear.admin.access} caps it for everybody; below the cap, roles decide:
 * {@code switchgear.admin.roles.read} and {@code switchgear.admin.roles.operate}, where {@code **} means any signed-in
 * caller and {@code *} anybody, and for breakers of some names {@link RolesByName}. Who may operate one may see all. How nobody is asked to sign in, {@code switchgear.admin.challenge} tells, as only the
 * application knows how it does that.
 */
@ApplicationScoped
public class AccessRules {

    private static final String CAP = "switchgear.admin.access";
    private static final String READERS = "switchgear.admin.roles.read";
    private static final String OPERATORS = "switchgear.admin.roles.operate";
    private static final String CHALLENGE = "switchgear.admin.challenge";
    private static final String BASIC = "Basic realm=\"Switchgear\", charset=\"UTF-8\"";

    private Access cap = Access.NONE;
    private List<String> readers = List.of();
    private List<String> operators = List.of();
    private RolesByName operatorsByName = RolesByName.none();
    private String challenge = BASIC;

    @Inject
    void configure(Configuration configuration) {
        cap = cap(configuration.value(CAP));
        readers = roles(configuration.value(READERS).orElse("switchgear-viewer,switchgear-operator"));
        operators = roles(configuration.value(OPERATORS).orElse("switchgear-operator"));
        operatorsByName = RolesByName.of(configuration, OPERATORS + ".");
        challenge = challenge(configuration.value(CHALLENGE).orElse(BASIC).trim());
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

    /** It goes into a header as it is, so it must be a scheme's name, and printable. */
    private static String challenge(String value) {
        if (!value.matches("[A-Za-z0-9-]+( [ -~]+)?")) {
            throw new IllegalArgumentException(
                    CHALLENGE + " must be a scheme and its parameters, as Bearer, but is '" + value + "'");
        }
        return value;
    }

    static List<String> roles(String value) {
        return Arrays.stream(value.split(","))
                .map(String::trim)
                .filter(role -> !role.isEmpty())
                .toList();
    }

    /**
     * Tells why a caller may not do something.
     *
     * @param caller who
     * @param wanted what they must be allowed to
     * @return the answer that refuses it, if they may not
     */
    public Optional<Response> refusal(Caller caller, Access wanted) {
        return refusal(caller, wanted, null);
    }

    /**
     * The same of one breaker.
     *
     * @param caller who
     * @param wanted what they must be allowed to
     * @param breaker its name; null for all of them
     * @return the answer that refuses it, if they may not
     */
    Optional<Response> refusal(Caller caller, Access wanted, @Nullable String breaker) {
        if (!cap.includes(wanted)) {
            return Optional.of(Problem.response(
                    Status.FORBIDDEN,
                    "This application does not allow it to anybody: " + CAP + "="
                            + cap.name().toLowerCase(Locale.ROOT)));
        }
        if (wanted == Access.OPERATE
                ? caller.mayOperate(breaker)
                : caller.most().includes(wanted)) {
            return Optional.empty();
        }
        String verb = wanted == Access.READ ? "see" : "operate";
        boolean isOfName = caller.most() == Access.OPERATE;
        String breakers =
                !isOfName ? " breakers" : breaker == null ? " all breakers" : " the breaker '" + breaker + "'";
        if (caller.name().isEmpty()) {
            return Optional.of(
                    Response.fromResponse(Problem.response(Status.UNAUTHORIZED, "Sign in to " + verb + breakers))
                            .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                            .build());
        }
        return Optional.of(Problem.response(
                Status.FORBIDDEN,
                "You are signed in as '" + caller.name().orElseThrow() + "' but lack a role to " + verb + breakers));
    }

    /**
     * Asks the container who it is and what they may do.
     *
     * @param context of the request
     * @return who, and what they may
     */
    public Caller caller(SecurityContext context) {
        Optional<String> name = SignedIn.name(context);
        Access granted = Access.NONE;
        if (isOneOf(readers, name.isPresent(), context)) {
            granted = Access.READ;
        }
        if (isOneOf(operators, name.isPresent(), context)) {
            granted = Access.OPERATE;
        }
        Rights some = cap == Access.OPERATE && granted != Access.OPERATE
                ? operatorsByName.held(roles -> isOneOf(roles, name.isPresent(), context))
                : Rights.NONE;
        return new Caller(name, granted.includes(cap) ? cap : granted, some);
    }

    /** Whether no role helps. */
    boolean isShut() {
        return cap == Access.NONE;
    }

    /** The roles of which one is needed to see breakers, where it takes one. */
    List<String> readers() {
        return readers;
    }

    private static boolean isOneOf(List<String> roles, boolean signedIn, SecurityContext context) {
        return roles.stream()
                .anyMatch(role -> role.equals("*") || (signedIn && (role.equals("**") || context.isUserInRole(role))));
    }
}
