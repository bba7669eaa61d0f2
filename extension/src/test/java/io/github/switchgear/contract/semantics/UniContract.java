package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Methods that return a {@code Uni}: each subscription is one call. */
@Dependent
class UniContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    private final CompletableFuture<String> pending = new CompletableFuture<>();
    private final List<Object> seen = new ArrayList<>();

    @ApplicationScoped
    static class Client {

        @Breaker(name = "uni", allowedFails = 2, allowedExceptions = IOException.class, validator = NotBlank.class)
        Uni<String> stock(Callable<Uni<String>> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(
                name = "uni.fallback",
                allowedFails = 1,
                allowedExceptions = IOException.class,
                fallbackMethod = "lastKnown")
        Uni<Object> withFallback(Uni<Object> downstream) {
            return downstream;
        }

        Uni<Object> lastKnown(Uni<Object> downstream, Throwable failure) {
            return Uni.createFrom().item("instead of " + failure.getClass().getSimpleName());
        }

        @Inject
        Client self;

        /** Two calls of one breaker, the second where and when the first one's item comes. */
        @Breaker(name = "uni.nested")
        Uni<String> order(Uni<String> stock) {
            return stock.flatMap(found -> self.price().map(price -> found + " for " + price));
        }

        @Breaker(name = "uni.nested")
        Uni<String> price() {
            return Uni.createFrom().item("1 €");
        }

        @Breaker(name = "uni.nested")
        Uni<String> noting(Uni<String> stock) {
            return Uni.createFrom().context(context -> {
                context.put("noted", context.<String>get("who") + " was here").delete("who");
                return stock;
            });
        }

        @Breaker(name = "uni.failing-fallback", fallbackMethod = "failToo")
        Uni<Object> withFailingFallback() throws Outage {
            throw new Outage();
        }

        Uni<Object> failToo() {
            return Uni.createFrom().failure(new IOException("nobody knows"));
        }
    }

    @ApplicationScoped
    static class NotBlank implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return result == null || !result.isBlank();
        }
    }

    private Cancellable subscribe(Uni<?> uni) {
        return uni.subscribe().with(seen::add, seen::add);
    }

    private Uni<String> later() {
        return Uni.createFrom().completionStage(pending);
    }

    @Holds
    void nothingIsCalledBeforeSomebodySubscribesAndEachSubscriptionIsOneCall() throws Exception {
        Totals before = breakers.totals("uni");
        int[] calls = {0};
        Uni<String> uni = client.stock(() -> {
            calls[0]++;
            return Uni.createFrom().item("fine " + calls[0]);
        });
        assertThat(calls).containsExactly(0);

        subscribe(uni);
        subscribe(uni);

        assertThat(seen).containsExactly("fine 1", "fine 2");
        assertThat(breakers.totals("uni").succeeded()).isEqualTo(before.succeeded() + 2);
    }

    @Holds
    void aSubscriptionIsJudgedWhenTheUniCompletes() throws Exception {
        Totals before = breakers.totals("uni");
        Outage outage = new Outage();
        subscribe(client.stock(this::later));
        assertThat(breakers.totals("uni")).isEqualTo(before);

        pending.completeExceptionally(outage);

        assertThat(seen).containsExactly(outage);
        assertThat(breakers.totals("uni").failed()).isEqualTo(before.failed() + 1);
    }

    @Holds
    void aRetryFurtherOutIsOneMoreCallUntilTheBreakerRejects() throws Exception {
        int[] calls = {0};
        Uni<String> uni = client.stock(() -> {
            calls[0]++;
            return Uni.createFrom().failure(new Outage());
        });

        subscribe(uni.onFailure().retry().atMost(5));

        assertThat(seen).singleElement().isInstanceOf(BreakerOpenException.class);
        assertThat(calls).containsExactly(2);
    }

    @Holds
    void aRejectionIsAFailureOfTheUni() throws Exception {
        breakers.shut("uni");
        Uni<String> uni = client.stock(this::later);

        subscribe(uni);

        assertThat(seen).singleElement().isInstanceOf(BreakerOpenException.class);
    }

    @Holds
    void anExceptionOrNullInsteadOfAUniIsAFailure() throws Exception {
        subscribe(client.stock(() -> {
            throw new Outage();
        }));
        subscribe(client.stock(() -> null));

        assertThat(seen)
                .satisfiesExactly(
                        failure -> assertThat(failure).isInstanceOf(Outage.class),
                        failure -> assertThat(failure).isInstanceOf(NullPointerException.class));
        assertThat(breakers.state("uni")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aCancelledSubscriptionIsNeutralGivesItsProbeBackAndIsCancelledFurtherIn() throws Exception {
        boolean[] cancelled = {false};
        breakers.letProbe("uni");
        Totals before = breakers.totals("uni");
        Cancellable probe = subscribe(client.stock(
                () -> Uni.createFrom().<String>nothing().onCancellation().invoke(() -> cancelled[0] = true)));
        assertThat(breakers.named("uni").snapshot().probeInFlight()).isTrue();

        probe.cancel();

        assertThat(cancelled).containsExactly(true);
        assertThat(breakers.named("uni").snapshot().probeInFlight()).isFalse();
        assertThat(breakers.state("uni")).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breakers.totals("uni").neutral()).isEqualTo(before.neutral() + 1);
    }

    @Holds
    void aNeutralExceptionIsNoFailure() throws Exception {
        for (int i = 0; i < 3; i++) {
            subscribe(client.stock(() -> Uni.createFrom().failure(new IOException("not found"))));
        }

        assertThat(seen).hasSize(3).hasOnlyElementsOfType(IOException.class);
        assertThat(breakers.state("uni")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void theValidatorJudgesTheItemAndNothingIsAnItemToo() throws Exception {
        subscribe(client.stock(() -> Uni.createFrom().item(" ")));
        assertThat(breakers.failures("uni")).isEqualTo(1);
        subscribe(client.stock(() -> Uni.createFrom().nullItem()));
        assertThat(breakers.failures("uni")).isZero();

        assertThat(seen).containsExactly(" ", null);
    }

    @Holds
    void theContextOfTheSubscriberReachesTheMethodsUni() throws Exception {
        Uni<String> uni = client.stock(() ->
                Uni.createFrom().context(context -> Uni.createFrom().item(context.<String>get("who"))));

        uni.subscribe().with(Context.of("who", "alice"), seen::add, seen::add);

        assertThat(seen).containsExactly("alice");
    }

    @Holds
    void theFallbackAnswersInsteadOfAFailureAndOfARejection() {
        subscribe(client.withFallback(Uni.createFrom().failure(new Outage())));
        subscribe(client.withFallback(Uni.createFrom().item("in vain")));

        assertThat(seen).containsExactly("instead of Outage", "instead of BreakerOpenException");
    }

    @Holds
    void aNeutralExceptionPassesTheFallback() {
        IOException neutral = new IOException("not found");

        subscribe(client.withFallback(Uni.createFrom().failure(neutral)));

        assertThat(seen).containsExactly(neutral);
        assertThat(breakers.state("uni.fallback")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void theExceptionOfTheFallbackFailsTheUniAndIsNotCounted() throws Exception {
        subscribe(client.withFailingFallback());

        assertThat(seen).singleElement().isInstanceOf(IOException.class);
        assertThat(breakers.failures("uni.failing-fallback")).isEqualTo(1);
    }

    @Holds
    void whoWaitsGetsTheMethodsOwnException() throws Exception {
        IllegalStateException own = new IllegalStateException("down");
        Uni<String> uni = client.stock(() -> Uni.createFrom().failure(own));

        assertThatThrownBy(() -> uni.await().indefinitely()).isSameAs(own);
    }

    private static void onAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    @Holds
    void whatAProbesUniCallsOnAnotherThreadBelongsToIt() {
        breakers.letProbe("uni.nested");
        Totals before = breakers.totals("uni.nested");
        subscribe(client.order(later()));

        onAnotherThread(() -> pending.complete("stock"));

        assertThat(seen).containsExactly("stock for 1 €");
        assertThat(breakers.state("uni.nested")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("uni.nested").succeeded()).isEqualTo(before.succeeded() + 1);
        assertThat(breakers.totals("uni.nested").rejected()).isEqualTo(before.rejected());
    }

    @Holds
    void callsThatOneSubscriberMakesAtOnceAreEachOneCall() {
        Totals before = breakers.totals("uni.nested");
        Uni<String> both = Uni.combine()
                .all()
                .unis(client.order(later()), client.order(later()))
                .with((first, second) -> first + ", " + second);

        subscribe(both);
        onAnotherThread(() -> pending.complete("stock"));

        assertThat(seen).containsExactly("stock for 1 €, stock for 1 €");
        assertThat(breakers.totals("uni.nested").succeeded()).isEqualTo(before.succeeded() + 2);
    }

    @Holds
    void whatTheMethodNotesInTheContextIsThereWhenItsUniHasEnded() {
        Context context = Context.of("who", "alice", "stays", "as it is");

        client.noting(later()).subscribe().with(context, seen::add, seen::add);
        assertThat(context.keys()).containsExactlyInAnyOrder("who", "stays");
        pending.complete("stock");

        assertThat(seen).containsExactly("stock");
        assertThat(context.keys()).containsExactlyInAnyOrder("noted", "stays");
        assertThat(context.<String>get("noted")).isEqualTo("alice was here");
    }
}
