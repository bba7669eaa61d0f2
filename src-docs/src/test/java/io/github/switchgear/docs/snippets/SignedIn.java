package io.github.switchgear.docs.snippets;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who makes a request. */
@RequestScoped
public class SignedIn {

    private @Nullable String tenant;

    void as(@Nullable String customer) {
        tenant = customer;
    }

    @Nullable
    String tenant() {
        return tenant;
    }
}
