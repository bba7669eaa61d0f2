package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.CapturedLog;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.Schedule;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a container of Jakarta Concurrency is told by the breaker of a method that it calls. */
@EnableWeld
class ContainerThreadsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Application.weld(Client.class, Told.class, Container.class));

    @Inject
    Client client;

    @Inject
    Told container;

    @Singleton
    static class Told {

        private Object returned = "nothing";
        private Object thrown = "nothing";

        Object returned() {
            return returned;
        }

        Object thrown() {
            return thrown;
        }
    }

    /** As a container's, but for the thread. */
    @Asynchronous
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 5)
    static class Container {

        @Inject
        Told told;

        @AroundInvoke
        Object call(InvocationContext invocation) {
            try {
                told.returned = invocation.proceed();
            } catch (Exception e) {
                told.thrown = e;
            }
            return null;
        }
    }

    @Dependent
    static class Client {

        final CompletableFuture<String> own = new CompletableFuture<>();

        @Asynchronous
        @Breaker(allowedFails = 1)
        CompletableFuture<String> throwing(Exception failure) throws Exception {
            throw failure;
        }

        @Asynchronous
        @Breaker(allowedFails = 1)
        CompletionStage<String> returning() {
            return own;
        }

        @Asynchronous
        @Breaker(allowedFails = 1, fallbackMethod = "substitute")
        CompletableFuture<String> replaced() {
            throw new IllegalStateException();
        }

        CompletableFuture<String> substitute() {
            return CompletableFuture.completedFuture("substitute");
        }
    }

    @Dependent
    static class Report {

        @Asynchronous(runAt = @Schedule(hours = 8))
        @Breaker
        CompletableFuture<String> daily() {
            return null;
        }

        @Asynchronous(runAt = @Schedule(hours = 9))
        CompletableFuture<String> unguarded() {
            return null;
        }

        @Asynchronous
        @Breaker
        void once() {}
    }

    @Test
    void itIsThrownTheVeryExceptionThatTheMethodThrew() throws Exception {
        CompletionException failure = new CompletionException(new Outage());

        client.throwing(failure);

        assertThat(container.thrown()).isSameAs(failure);
    }

    @Test
    void itIsThrownTheRejection() throws Exception {
        client.throwing(new Outage());

        client.throwing(new Outage());

        assertThat(container.thrown()).isInstanceOf(BreakerOpenException.class);
    }

    @Test
    void itGetsAStageThatIsNotCompleteAndFailsLater() {
        client.returning();
        assertThat(container.returned())
                .isInstanceOfSatisfying(
                        CompletableFuture.class, it -> assertThat(it.isDone()).isFalse());

        client.own.completeExceptionally(new Outage());

        assertThat(container.returned())
                .isInstanceOfSatisfying(
                        CompletableFuture.class,
                        it -> assertThat(it.isCompletedExceptionally()).isTrue());
        assertThat(container.thrown()).isEqualTo("nothing");
    }

    @Test
    void itGetsTheVeryFutureThatHasAnAnswer() {
        client.own.complete("answer");

        client.returning();

        assertThat(container.returned()).isSameAs(client.own);
    }

    @Test
    void itGetsAFutureThatItsClientCancelledAndNoException() {
        client.own.cancel(true);

        client.returning();

        assertThat(container.returned())
                .isInstanceOfSatisfying(
                        CompletableFuture.class,
                        it -> assertThat(it.isCancelled()).isTrue());
    }

    @Test
    void itGetsTheAnswerOfAFallback() {
        client.replaced();

        assertThat(container.returned())
                .isInstanceOfSatisfying(
                        CompletableFuture.class, it -> assertThat(it.join()).isEqualTo("substitute"));
    }

    @Test
    void aGuardedMethodOnAScheduleIsRefused() {
        assertThat(Application.refusal(Report.class))
                .doesNotContain(".unguarded()", ".once()")
                .contains(Report.class.getName()
                        + ".daily(): @Asynchronous with runAt ends with the first exception, a rejection too, and goes on"
                        + " after null, which a breaker takes for a failure; guard a method of another bean that it"
                        + " calls");
    }
}
