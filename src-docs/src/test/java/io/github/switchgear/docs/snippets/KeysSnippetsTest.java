package io.github.switchgear.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.KeyedBreakers;
import jakarta.enterprise.context.control.RequestContextController;
import java.io.IOException;
import java.util.List;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The beans of the guide to keys do what it says. */
class KeysSnippetsTest {

    private WeldContainer container;

    @BeforeEach
    void deploy() {
        container = Application.of(
                Warehouse.class, SiteClient.class, BillingClient.class, TenantOfRequest.class, SignedIn.class);
    }

    @AfterEach
    void undeploy() {
        container.close();
    }

    @Test
    void oneIllSiteIsRejectedAndTheOthersAreAsked() throws Exception {
        SiteClient sites = get(SiteClient.class);
        get(Warehouse.class).does(() -> {
            throw new IOException("no route to Oslo");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sites.stock("oslo", "bolt-8")).isInstanceOf(IOException.class);
        }
        get(Warehouse.class).does(() -> new Answer(200, "42"));

        assertThatThrownBy(() -> sites.stock("oslo", "bolt-8"))
                .isInstanceOfSatisfying(BreakerOpenException.class, rejection -> {
                    assertThat(rejection.breakerName()).isEqualTo("sites");
                    assertThat(rejection.key()).contains("oslo");
                });
        assertThat(sites.stock("bergen", "bolt-8").body()).isEqualTo("42");
        assertThat(family("sites").family().snapshot().keys().limit()).isEqualTo(500);
    }

    @Test
    void severalParametersAreOneKey() throws Exception {
        get(SiteClient.class).rate("post", "no", 500);

        assertThat(keys("carriers")).containsExactly("post|no");
    }

    @Test
    void noSiteMeansTheFamilysOwnBreakerButAmongSeveralItIsAText() throws Exception {
        get(SiteClient.class).stock(null, "bolt-8");
        get(SiteClient.class).stock(" ", "bolt-8");
        get(SiteClient.class).rate("post", null, 500);

        assertThat(keys("sites")).isEmpty();
        assertThat(family("sites").family().snapshot().totals().succeeded()).isEqualTo(2);
        assertThat(keys("carriers")).containsExactly("post|null");
    }

    @Test
    void theTenantIsTheOneOfTheRequest() throws Exception {
        invoiceFor("acme");
        invoiceFor("initech");
        invoiceFor(null);

        assertThat(keys("billing")).containsExactly("acme", "initech");
        assertThat(family("billing").family().snapshot().totals().succeeded()).isEqualTo(3);
    }

    private void invoiceFor(@Nullable String tenant) throws Exception {
        RequestContextController request = get(RequestContextController.class);
        request.activate();
        try {
            get(SignedIn.class).as(tenant);
            get(BillingClient.class).invoice(7);
        } finally {
            request.deactivate();
        }
    }

    private List<String> keys(String name) {
        return family(name).tracked().stream()
                .map(breaker -> breaker.key().orElseThrow())
                .toList();
    }

    private KeyedBreakers family(String name) {
        return get(BreakerRegistry.class).keyed(name).orElseThrow();
    }

    private <T> T get(Class<T> type) {
        return container.select(type).get();
    }
}
