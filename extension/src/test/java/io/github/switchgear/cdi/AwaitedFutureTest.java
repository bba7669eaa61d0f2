package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.CapturedLog;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Methods that a container calls in a thread of its own, as one of an EJB: it waits there for the future that comes back. */
@ExtendWith(CapturedLog.class)
class AwaitedFutureTest {

    private final Application application = Application.of(Client.class, AsynchronousAll.class, NotBlank.class);
    private final Client client = application.get(Client.class);

    @ApplicationScoped
    static class NotBlank implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return !result.isEmpty();
        }
    }

    @ApplicationScoped
    static class Client {

        @Asynchronous
        @Breaker(name = "future", allowedFails = 2, validator = NotBlank.class)
        Future<String> stock(Future<String> result) throws Outage {
            if (result == null) {
                throw new Outage();
            }
            return result;
        }

        @Asynchronous
        @Breaker(name = "fallback", fallbackMethod = "lastKnown")
        Future<String> withFallback(Future<String> result) {
            return result;
        }

        Future<String> lastKnown(Future<String> result) {
            return new AsyncResult<>("last known");
        }
    }

    @Asynchronous
    @ApplicationScoped
    @Breaker
    static class AsynchronousAll {

        Future<String> stock() {
            return new AsyncResult<>("answer");
        }
    }

    @Dependent
    static class Unawaited {

        @Breaker
        Future<String> stock() {
            return new AsyncResult<>("answer");
        }
    }

    @AfterEach
    void undeploy() {
        application.close();
    }

    private Totals totals(String breaker) {
        return application.breakers().find(breaker).orElseThrow().snapshot().totals();
    }

    @Test
    void itsValueIsJudged() throws Exception {
        assertThat(client.stock(new AsyncResult<>("answer")).get()).isEqualTo("answer");
        assertThat(client.stock(new AsyncResult<>("")).get()).isEmpty();

        assertThat(totals("future")).isEqualTo(new Totals(1, 1, 0, 0, 0));
    }

    @Test
    void itsFailureIsJudgedByTheCauseAndStaysInIt() throws Exception {
        Outage outage = new Outage();
        Future<String> failed = client.stock(CompletableFuture.failedFuture(outage));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failed::get)
                .withCause(outage);
        Outage.meets(() -> client.stock(null), 1);
        assertThat(totals("future")).isEqualTo(new Totals(0, 2, 0, 0, 0));
        Outage.rejects(() -> client.stock(new AsyncResult<>("unreached")));
    }

    @Test
    void aCancelledOneIsNeutral() throws Exception {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);

        assertThat(client.stock(cancelled).isCancelled()).isTrue();

        assertThat(totals("future")).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aFallbackAnswersForItsFailure() throws Exception {
        assertThat(client.withFallback(CompletableFuture.failedFuture(new Outage()))
                        .get())
                .isEqualTo("last known");

        assertThat(totals("fallback")).isEqualTo(new Totals(0, 1, 0, 0, 0, 1));
    }

    @Test
    void anInterruptedWaitIsAFailureAndStaysInterruption() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> client.stock(new CompletableFuture<>()));

        assertThat(totals("future")).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void theAnnotationMayStandOnTheClass() throws Exception {
        assertThat(application.get(AsynchronousAll.class).stock().get()).isEqualTo("answer");

        assertThat(totals(AsynchronousAll.class.getName() + ".stock")).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aFutureThatNobodyAwaitsIsRefusedWithWhatToReturnInstead() {
        assertThat(Application.refusal(Unawaited.class))
                .contains(
                        Unawaited.class.getName() + ".stock(): it returns java.util.concurrent.Future, whose outcome a"
                                + " breaker cannot know; return the value itself, a CompletionStage, a CompletableFuture or a"
                                + " Uni");
    }
}
