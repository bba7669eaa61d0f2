package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A breaker for each key. */
@Dependent
class KeysContract implements Bodies {

    private static final ManualOverride MOVE = ManualOverride.because("warehouse moves");

    @Inject
    Client client;

    @Inject
    Tenants tenants;

    @Inject
    Heard heard;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "warehouse", allowedFails = 2, maxKeys = 3)
        String stock(@BreakerKey @Nullable String site, boolean fails) {
            return outcome(fails);
        }

        @Breaker(name = "warehouse", allowedFails = 2, maxKeys = 3, fallbackMethod = "lastKnown")
        String stockOrLastKnown(@BreakerKey @Nullable String site, boolean fails) {
            return outcome(fails);
        }

        String lastKnown(@Nullable String site, boolean fails) {
            return "last known of " + site;
        }

        @Breaker(name = "warehouse", allowedFails = 2, maxKeys = 3)
        CompletionStage<String> later(@BreakerKey @Nullable String site, boolean fails) {
            return fails ? CompletableFuture.failedStage(new Failed()) : CompletableFuture.completedStage("fine");
        }

        @Breaker(name = "warehouse", allowedFails = 2, maxKeys = 3)
        Uni<String> uni(@BreakerKey @Nullable String site, boolean fails) {
            return fails
                    ? Uni.createFrom().failure(new Failed())
                    : Uni.createFrom().item("fine");
        }

        @Breaker(name = "warehouse", allowedFails = 2, maxKeys = 3)
        Object open(@BreakerKey @Nullable String site, boolean fails) {
            return outcome(fails);
        }

        @Breaker(name = "keys.several")
        String of(@BreakerKey @Nullable String site, int ignored, @BreakerKey int shelf) {
            return "fine";
        }

        @Breaker(name = "keys.resolved", keyedBy = TenantOfRequest.class)
        String resolved(String argument) {
            return "fine";
        }

        @Breaker(name = "keys.resolved", keyedBy = TenantOfRequest.class)
        CompletionStage<String> resolvedLater(String argument) {
            return CompletableFuture.completedStage("fine");
        }

        @Breaker(name = "keys.resolved", keyedBy = TenantOfRequest.class)
        Uni<String> resolvedUni(String argument) {
            return Uni.createFrom().item("fine");
        }

        private static String outcome(boolean fails) {
            if (fails) {
                throw new Failed();
            }
            return "fine";
        }
    }

    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** What a request would know. */
    @ApplicationScoped
    static class Tenants {

        private volatile @Nullable String present;

        void are(@Nullable String tenant) {
            present = tenant;
        }

        @Nullable
        String present() {
            return present;
        }
    }

    /** Nothing but an annotation refers to it. */
    @ApplicationScoped
    static class TenantOfRequest implements BreakerKeyResolver {

        private final Tenants tenants;

        @Inject
        TenantOfRequest(Tenants tenants) {
            this.tenants = tenants;
        }

        @Override
        public @Nullable String key(Method method, @Nullable Object[] arguments) {
            String tenant = tenants.present();
            if ("nobody".equals(tenant)) {
                throw new IllegalStateException("no request");
            }
            if ("broken".equals(tenant)) {
                throw new LinkageError("no class");
            }
            return tenant == null ? null : tenant + " " + method.getName() + " " + arguments[0];
        }
    }

    @ApplicationScoped
    static class Heard {

        private final List<BreakerTransition> transitions = new CopyOnWriteArrayList<>();

        void hear(@Observes BreakerTransition change) {
            if (change.breaker().equals("warehouse")) {
                transitions.add(change);
            }
        }

        List<BreakerTransition> transitions() {
            return transitions;
        }
    }

    private KeyedBreakers sites() {
        KeyedBreakers sites = breakers.keyed("warehouse").orElseThrow();
        sites.family().reset();
        heard.transitions().clear();
        return sites;
    }

    private void open(String site) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.stock(site, true)).isInstanceOf(Failed.class);
        }
    }

    private static List<String> keys(KeyedBreakers family) {
        return family.tracked().stream().map(key -> key.key().orElseThrow()).toList();
    }

    @Holds
    void oneIllSiteDoesNotTakeTheOthersWithIt() {
        KeyedBreakers sites = sites();
        open("oslo");

        assertThatThrownBy(() -> client.stock("oslo", false))
                .isInstanceOfSatisfying(BreakerOpenException.class, thrown -> {
                    assertThat(thrown.breakerName()).isEqualTo("warehouse");
                    assertThat(thrown.key()).contains("oslo");
                });
        assertThat(client.stock("bergen", false)).isEqualTo("fine");
        assertThat(sites.find("oslo").orElseThrow().state()).isEqualTo(BreakerState.OPEN);
        assertThat(breakers.state("warehouse")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void eachKindOfResultGoesThroughTheBreakerOfItsKey() {
        sites();
        open("oslo");

        assertThat(client.stockOrLastKnown("oslo", false)).isEqualTo("last known of oslo");
        assertThat(failure(client.later("oslo", false))).isInstanceOf(BreakerOpenException.class);
        assertThat(failure(client.uni("oslo", false).subscribeAsCompletionStage()))
                .isInstanceOf(BreakerOpenException.class);
        assertThatThrownBy(() -> client.open("oslo", false)).isInstanceOf(BreakerOpenException.class);
        assertThat(client.later("bergen", false).toCompletableFuture().join()).isEqualTo("fine");
        assertThat(client.uni("bergen", false).await().indefinitely()).isEqualTo("fine");
        assertThat(client.open("bergen", false)).isEqualTo("fine");
    }

    private static Throwable failure(CompletionStage<?> stage) {
        return stage.toCompletableFuture().handle((value, thrown) -> thrown).join();
    }

    @Holds
    void noKeyMeansTheFamilysOwnBreaker() {
        sites();
        open(null);

        assertThat(breakers.state("warehouse")).isEqualTo(BreakerState.OPEN);
        assertThat(client.stock("oslo", false)).isEqualTo("fine");
        assertThatThrownBy(() -> client.stock(" ", false)).isInstanceOf(BreakerOpenException.class);
    }

    @Holds
    void theTextsOfSeveralParametersAreOneKey() {
        client.of("oslo", 0, 3);
        client.of(null, 0, 4);

        assertThat(keys(breakers.keyed("keys.several").orElseThrow())).containsExactly("null|4", "oslo|3");
    }

    @Holds
    void aBeanMayTellTheKey() {
        tenants.are("acme");
        client.resolved("a");
        tenants.are(null);
        client.resolved("b");

        assertThat(keys(breakers.keyed("keys.resolved").orElseThrow())).containsExactly("acme resolved a");
    }

    @Holds
    void whatItThrowsReachesTheCallerAndNobodyCountsIt() {
        long before = calls("keys.resolved");
        tenants.are("nobody");
        try {
            assertThatThrownBy(() -> client.resolved("a"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no request");
            assertThat(failure(client.resolvedLater("a"))).hasMessage("no request");
            assertThat(failure(client.resolvedUni("a").subscribeAsCompletionStage()))
                    .hasMessage("no request");
        } finally {
            tenants.are(null);
        }
        assertThat(calls("keys.resolved")).isEqualTo(before);
    }

    /** Whatever it is: an error of the class loader, or what languages without checked exceptions throw. */
    @Holds
    void soDoesAnErrorWhichIsAFailedStageToo() {
        tenants.are("broken");
        try {
            assertThatThrownBy(() -> client.resolved("a")).isInstanceOf(LinkageError.class);
            assertThat(failure(client.resolvedLater("a"))).hasMessage("no class");
            assertThat(failure(client.resolvedUni("a").subscribeAsCompletionStage()))
                    .hasMessage("no class");
        } finally {
            tenants.are(null);
        }
    }

    private long calls(String breaker) {
        var totals = breakers.totals(breaker);
        return totals.succeeded() + totals.failed() + totals.neutral() + totals.rejected();
    }

    @Holds
    void whatIsDoneToTheFamilyHoldsForEveryKey() {
        KeyedBreakers sites = sites();
        client.stock("oslo", false);
        breakers.named("warehouse").forceOpen(MOVE);

        assertThatThrownBy(() -> client.stock("oslo", false)).isInstanceOf(BreakerOpenException.class);
        assertThatThrownBy(() -> client.stock("tromsø", false)).isInstanceOf(BreakerOpenException.class);
        sites.family().reset();
        assertThat(client.stock("oslo", false)).isEqualTo("fine");
    }

    @Holds
    void eventsTellTheKeyAndThoseOfTheFamilyNone() {
        sites();
        open("oslo");
        breakers.named("warehouse").forceOpen(MOVE);

        assertThat(heard.transitions()).extracting(BreakerTransition::key).containsExactly("oslo", null);
        breakers.named("warehouse").reset();
    }

    @Holds
    void noMoreKeysAreTrackedThanTheLimitSays() {
        KeyedBreakers sites = sites();
        List.of("a", "b", "c", "d", "e").forEach(site -> client.stock(site, false));

        assertThat(sites.tracked()).hasSize(3);
        assertThat(sites.family().snapshot().keys().limit()).isEqualTo(3);
    }

    @Holds
    void aBreakerWithoutKeysIsNoFamily() {
        assertThat(breakers.keyed("judge")).isEmpty();
        assertThat(breakers.keyed("nowhere")).isEmpty();
        Optional<CircuitBreaker> family = breakers.keyed("warehouse").map(KeyedBreakers::family);
        assertThat(family).containsSame(breakers.named("warehouse"));
    }
}
