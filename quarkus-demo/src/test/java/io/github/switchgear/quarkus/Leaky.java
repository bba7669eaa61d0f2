package io.github.switchgear.quarkus;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** A client that puts a secret into everything which it hands to its breaker: argument, exception and cause. */
@ApplicationScoped
public class Leaky {

    /** What must be found nowhere. */
    static final String SECRET = "pa55word-of-the-database";

    @Breaker(name = "leaky", allowedFails = 1)
    public void connect(String address) {
        throw new IllegalStateException(
                "cannot connect to " + address, new IllegalArgumentException("no such user at " + address));
    }
}
