package io.github.switchgear.docs.snippets;

import io.github.switchgear.BreakerKeyResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

// tag::resolver[]
/** What the request knows: null where nobody is signed in, and then the family's own breaker guards the call. */
@ApplicationScoped
public class TenantOfRequest implements BreakerKeyResolver {

    @Inject
    SignedIn signedIn;

    @Override
    public @Nullable String key(Method method, @Nullable Object[] arguments) {
        return signedIn.tenant();
    }
}
// end::resolver[]
