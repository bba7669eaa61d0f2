package io.github.switchgear.demo.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The demo's users by name, from {@code shop.users.<name>.password} and {@code shop.users.<name>.role}. */
@ConfigMapping(prefix = "shop.users")
interface DemoUsers {

    @WithParentName
    Map<String, DemoUser> byName();

    /** What one user proves, and what that makes of it. */
    interface DemoUser {
        String password();

        String role();
    }
}
