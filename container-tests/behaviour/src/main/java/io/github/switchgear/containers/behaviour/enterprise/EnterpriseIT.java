package io.github.switchgear.containers.behaviour.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Eventually;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An EAR, with breakers in each of its modules and on each kind of session bean, in a server that takes one. */
@Tag("enterprise")
class EnterpriseIT {

    private final Deployed application = Deployments.of(Application.ENTERPRISE);

    @BeforeEach
    void everyBreakerIsClosed() {
        application.admin().resetAll();
    }

    private String call(String bean) {
        return application.call("calls/" + bean).body();
    }

    private String fail(String bean) {
        return call(bean + "?fails=true");
    }

    private void trip(String bean) {
        Stream.generate(() -> fail(bean))
                .limit(3)
                .forEach(failure -> assertThat(failure).doesNotContain("BreakerOpenException"));
    }

    @Test
    void theBreakersOfAllModulesAreListedBeforeTheFirstCall() {
        assertThat(application.firstListing())
                .extracting(breaker -> breaker.getString("name"))
                .containsExactly(
                        "appointed",
                        "future",
                        "local",
                        "shared",
                        "singleton",
                        "stateful",
                        "stateless",
                        "timer",
                        "timer-rejected",
                        "timer-with-fallback",
                        "transacted",
                        "unanswered",
                        "uncommitted",
                        "web",
                        "web-ejb");
    }

    private String retryTimer(String breaker) {
        return application
                .admin()
                .breaker(breaker)
                .getJsonObject("settings")
                .getJsonObject("retryTimer")
                .getString("value");
    }

    @Test
    void configurationOfAllModulesHoldsForEachOfThemAndThatOfTheWarForNone() {
        assertThat(Stream.of("shared", "stateless", "web").map(this::retryTimer))
                .containsOnly("PT8M");
        assertThat(retryTimer("web-ejb")).isEqualTo("PT10M");
    }

    /** In particular no {@code EJBException}, which would stand for a system that is broken. */
    @ParameterizedTest
    @ValueSource(strings = {"shared", "web", "web-ejb", "transacted", "stateless", "local", "singleton", "stateful"})
    void theFourthCallOfABeanIsRejectedAndItsClientGetsTheRejectionItself(String bean) {
        trip(bean);

        assertThat(call(bean)).isEqualTo("BreakerOpenException");
        assertThat(application.admin().state(bean)).isEqualTo("OPEN");
    }

    @Test
    void aRejectionDoesNotMarkTheTransactionOfItsCallerForRollback() {
        trip("stateless");

        assertThat(call("order")).isEqualTo("to be committed");
    }

    @ParameterizedTest
    @CsvSource({
        "web, checkout, to be committed",
        "transacted, checkout-transactional, marked for rollback",
        "transacted, checkout-not-rolled-back, to be committed"
    })
    void aRejectionMarksATransactionForRollbackWhereItPassesTransactionalAndIsNotExcepted(
            String bean, String caller, String transaction) {
        trip(bean);

        assertThat(call(caller)).isEqualTo(transaction);
    }

    @Test
    void aCommitThatFailsIsNoFailureOfTheCallBecauseTheBreakerHasJudgedItBefore() {
        assertThat(call("uncommitted")).contains("RollbackException");

        assertThat(application.admin().total("uncommitted", "succeeded")).isEqualTo(1);
        assertThat(application.admin().total("uncommitted", "failed")).isZero();
    }

    @Test
    void aRejectionDoesNotEndTheLifeOfAStatefulBean() {
        String before = call("stateful");
        trip("stateful");
        call("stateful");
        application.admin().resetAll();

        assertThat(List.of(before, call("stateful"))).containsExactly("answered 1", "answered 2");
    }

    @ParameterizedTest
    @CsvSource({"shared, IllegalStateException", "stateless, EJBException of IllegalStateException"})
    void theBreakerSeesTheExceptionItselfWhateverItsClientGets(String bean, String seenByClient) {
        assertThat(fail(bean)).isEqualTo(seenByClient);

        assertThat(application
                        .admin()
                        .breaker(bean)
                        .getJsonObject("lastFailure")
                        .getString("type"))
                .isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void anArgumentThatBeanValidationRefusesNeverOpens() {
        int before = application.admin().total("web", "neutral");

        assertThat(Stream.generate(() -> call("blank")).limit(4)).containsOnly("ConstraintViolationException");

        assertThat(application.admin().state("web")).isEqualTo("CLOSED");
        assertThat(application.admin().total("web", "neutral") - before).isEqualTo(4);
    }

    @Test
    void anAsynchronousMethodIsRejectedWhereItsFutureIsRead() {
        assertThat(call("future")).isEqualTo("answered");

        trip("future");

        assertThat(call("future")).isEqualTo("ExecutionException of BreakerOpenException");
    }

    private void awaitMore(String breaker, String outcome, int more) {
        int enough = application.admin().total(breaker, outcome) + more;
        application.admin().await(breaker, it -> it.getJsonObject("totals").getInt(outcome) >= enough);
    }

    private void forceOpen(String breaker) {
        application.admin().operate(breaker, "force-open", "{\"reason\": \"maintenance\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timer", "appointed"})
    void aTimersCallIsRejectedAsThatOfAClientIs(String timer) {
        awaitMore(timer, "succeeded", 1);
        forceOpen(timer);
        String before = call(timer);

        awaitMore(timer, "rejected", 1);

        assertThat(call(timer)).isEqualTo(before);
    }

    @Test
    void aTimerGoesOnAfterRejectionsUnlessItsServerEndsIt() {
        awaitMore("timer-rejected", "succeeded", 1);
        forceOpen("timer-rejected");
        if (Deployments.container().differences().contains(Difference.TIMERS_ENDED_BY_REJECTIONS)) {
            Eventually.get(() -> call("timers"), timers -> timers.equals("0 timers"));
        } else {
            awaitMore("timer-rejected", "rejected", 3);
            application.admin().operate("timer-rejected", "reset", "{}");
            awaitMore("timer-rejected", "succeeded", 1);
        }
    }

    @Test
    void aTimerWithAFallbackGoesOnInEachServer() {
        forceOpen("timer-with-fallback");
        awaitMore("timer-with-fallback", "rejected", 3);

        application.admin().operate("timer-with-fallback", "reset", "{}");

        awaitMore("timer-with-fallback", "succeeded", 1);
    }

    @Test
    void anAsynchronousMethodThatNobodyWaitsForIsJudgedInItsOwnThread() {
        Stream.generate(() -> fail("unanswered"))
                .limit(3)
                .forEach(answer -> assertThat(answer).isEqualTo("sent"));

        JsonObject open = application
                .admin()
                .await("unanswered", it -> it.getString("state").equals("OPEN"));
        assertThat(open.getJsonObject("totals").getInt("failed")).isEqualTo(3);
    }
}
