package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** Who asks. The server knows the users from its application-users.properties. */
enum User {
    NOBODY(null),
    VIEWER("viewer:viewer-secret"),
    OPERATOR("operator:operator-secret");

    private final String credentials;

    User(String credentials) {
        this.credentials = credentials;
    }

    Optional<String> authorization() {
        return Optional.ofNullable(credentials)
                .map(it -> "Basic " + Base64.getEncoder().encodeToString(it.getBytes(UTF_8)));
    }
}
