package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CapturedLog;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Methods whose types do not tell whether their results are late. */
class OpenResultsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final Application application = Application.of(Client.class, NotBlank.class);
    private final Client client = application.get(Client.class);
    private final CompletableFuture<Object> pending = new CompletableFuture<>();

    interface Handle {}

    static final class OwnFuture extends CompletableFuture<String> implements Handle {}

    @ApplicationScoped
    static class NotBlank implements ResultValidator<Object> {

        @Override
        public boolean isValid(Object result) {
            return !"".equals(result);
        }
    }

    @ApplicationScoped
    static class Client {

        final AtomicInteger calls = new AtomicInteger();

        @Breaker(name = "object", allowedFails = 2, validator = NotBlank.class)
        Object object(Object result) {
            calls.incrementAndGet();
            return result;
        }

        @Breaker(name = "variable", allowedFails = 2)
        <T> T variable(T result) {
            return result;
        }

        @Breaker(name = "interface", allowedFails = 2)
        Handle handle(Handle result) {
            return result;
        }

        @Breaker(name = "fallback", allowedFails = 2, fallbackMethod = "instead")
        Object withFallback(Object result) {
            return result;
        }

        @Breaker(name = "late-fallback", allowedFails = 9, fallbackMethod = "later")
        Object withLateFallback(Object result) {
            return result;
        }

        Object later(Object result) {
            return Uni.createFrom().item("later");
        }

        Object instead(Object result, Throwable failure) {
            return "instead of " + failure.getClass().getSimpleName();
        }

        int calls() {
            return calls.get();
        }
    }

    @AfterEach
    void undeploy() {
        application.close();
    }

    private Totals totals(String breaker) {
        return application.breakers().find(breaker).orElseThrow().snapshot().totals();
    }

    private BreakerState state(String breaker) {
        return application.breakers().find(breaker).orElseThrow().state();
    }

    private static Object value(Object stage) {
        return ((CompletionStage<?>) stage)
                .toCompletableFuture()
                .handle((value, failure) -> failure == null ? value : failure)
                .getNow("not done");
    }

    @Test
    void aStageIsJudgedWhenItCompletes() {
        Object stage = client.object(pending);
        assertThat(totals("object")).isEqualTo(new Totals(0, 0, 0, 0, 0));

        pending.complete("answer");

        assertThat(value(stage)).isEqualTo("answer");
        assertThat(totals("object")).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void failedStagesOpenAndTheRejectionIsThrown() {
        Outage outage = new Outage();
        assertThat(value(client.object(CompletableFuture.failedFuture(outage)))).isSameAs(outage);
        assertThat(value(client.variable(CompletableFuture.failedFuture(outage))))
                .isSameAs(outage);
        assertThat(totals("variable")).isEqualTo(new Totals(0, 1, 0, 0, 0));
        client.object(CompletableFuture.failedStage(outage));

        assertThat(state("object")).isEqualTo(BreakerState.OPEN);
        Outage.rejects(() -> client.object("unreached"));
    }

    @Test
    void aValueIsJudgedAtOnceAndAValidatorSeesWhatAStageCompletesWith() {
        assertThat(client.object("answer")).isEqualTo("answer");
        assertThat(client.object(null)).isNull();
        assertThat(client.object("")).isEqualTo("");
        assertThat(value(client.object(CompletableFuture.completedFuture("")))).isEqualTo("");

        assertThat(totals("object")).isEqualTo(new Totals(2, 2, 0, 0, 0));
    }

    @Test
    void aStageOfAClassThatTheMethodPromisesStaysItself() {
        OwnFuture own = new OwnFuture();
        assertThat(client.handle(own)).isSameAs(own);
        assertThat(totals("interface")).isEqualTo(new Totals(0, 0, 0, 0, 0));

        own.completeExceptionally(new Outage());

        assertThat(totals("interface")).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void theFirstSubscriptionToAUniIsTheCallAndAnotherIsACallOfItsOwn() {
        Uni<?> uni = (Uni<?>) client.object(Uni.createFrom().failure(new Outage()));
        assertThat(totals("object")).isEqualTo(new Totals(0, 0, 0, 0, 0));
        assertThat(client.calls()).isEqualTo(1);

        assertThat(value(uni.subscribeAsCompletionStage())).isInstanceOf(Outage.class);
        assertThat(totals("object")).isEqualTo(new Totals(0, 1, 0, 0, 0));
        assertThat(client.calls()).isEqualTo(1);

        assertThat(value(uni.subscribeAsCompletionStage())).isInstanceOf(Outage.class);
        assertThat(totals("object")).isEqualTo(new Totals(0, 2, 0, 0, 0));
        assertThat(client.calls()).isEqualTo(2);
        assertThat(state("object")).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void cancellingTheSubscriptionOfAUniCancelsTheCallAndIsNeutral() {
        AtomicInteger cancelled = new AtomicInteger();
        Uni<?> uni = (Uni<?>) client.object(
                Uni.createFrom().completionStage(() -> pending).onCancellation().invoke(cancelled::incrementAndGet));

        uni.subscribeAsCompletionStage().cancel(true);

        assertThat(cancelled).hasValue(1);
        assertThat(totals("object")).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void cancellingAStageIsNeutral() {
        ((CompletableFuture<?>) client.object(pending)).cancel(true);

        assertThat(pending).isCancelled();
        assertThat(totals("object")).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aFallbackAnswersForWhatFailsLater() {
        Object stage = client.withFallback(pending);

        pending.completeExceptionally(new Outage());

        assertThat(value(stage)).isEqualTo("instead of Outage");
        assertThat(totals("fallback")).isEqualTo(new Totals(0, 1, 0, 0, 0, 1));
    }

    @Test
    void whatAFallbackAnswersForALateFailureMayBeLateToo() {
        Uni<?> uni = (Uni<?>) client.withLateFallback(Uni.createFrom().failure(new Outage()));

        assertThat(value(uni.subscribeAsCompletionStage())).isEqualTo("later");
        assertThat(value(uni.subscribeAsCompletionStage())).isEqualTo("later");
        assertThat(value(client.withLateFallback(CompletableFuture.failedFuture(new Outage()))))
                .isEqualTo("later");
    }

    @Test
    void aFallbackMayAnswerAValueForEachSubscription() {
        Uni<?> uni = (Uni<?>) client.withFallback(Uni.createFrom().failure(new Outage()));

        assertThat(value(uni.subscribeAsCompletionStage())).isEqualTo("instead of Outage");
        assertThat(value(uni.subscribeAsCompletionStage())).isEqualTo("instead of Outage");
    }

    @Test
    void aFutureThatIsDoneIsJudgedByWhatIsInIt() {
        FutureTask<Object> done = new FutureTask<>(() -> {
            throw new Outage();
        });
        done.run();

        assertThat(client.object(done)).isSameAs(done);

        assertThat(totals("object")).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void whatNobodyCanFollowIsNeutralAndTheFirstIsWarnedOf() {
        Single<String> single = Single.just("answer");
        FutureTask<String> task = new FutureTask<>(() -> "answer");

        assertThat(client.object(single)).isSameAs(single);
        assertThat(client.object(task)).isSameAs(task);

        assertThat(totals("object")).isEqualTo(new Totals(0, 0, 0, 2, 0));
        assertThat(log.records())
                .filteredOn(line -> line.getLevel().equals(Level.WARNING))
                .singleElement()
                .satisfies(line -> assertThat(line.getMessage())
                        .isEqualTo(Client.class.getName() + ".object(Object) returned a "
                                + single.getClass().getName()
                                + ", whose outcome a breaker cannot know: such calls count neither as success nor as"
                                + " failure; return the value itself, a CompletionStage, a CompletableFuture or a"
                                + " Uni"));
    }
}
