package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** Who asks. The container knows the viewer and the operator from its own source of users. */
public enum User {
    NOBODY(null),
    VIEWER("viewer:viewer-secret"),
    OPERATOR("operator:operator-secret");

    private final String credentials;

    User(String credentials) {
        this.credentials = credentials;
    }

    /** The value of the header that signs them in. */
    public Optional<String> authorization() {
        return Optional.ofNullable(credentials)
                .map(it -> "Basic " + Base64.getEncoder().encodeToString(it.getBytes(UTF_8)));
    }
}
