package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.Breaker;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.ManualOverride;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bean Validation inside a breaker: an argument is the caller's, a result is not. */
@ExtendWith(CapturedLog.class)
class InvalidArgumentTest {

    private final Application application =
            Application.of(Client.class, Further.class, Everything.class, ValidationInterceptor.class);
    private final Client client = application.get(Client.class);

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Validated {}

    /** Where Bean Validation has its own: well inside of the breaker's. */
    @Validated
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 800)
    static class ValidationInterceptor {

        private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();

        @AroundInvoke
        Object validate(InvocationContext call) throws Exception {
            refuse(VALIDATOR
                    .forExecutables()
                    .validateParameters(call.getTarget(), call.getMethod(), call.getParameters()));
            Object result = call.proceed();
            refuse(VALIDATOR.forExecutables().validateReturnValue(call.getTarget(), call.getMethod(), result));
            return result;
        }

        private static void refuse(Set<ConstraintViolation<Object>> violations) {
            if (!violations.isEmpty()) {
                throw new OfContainer(violations);
            }
        }
    }

    /** As the REST implementations have one. */
    private static final class OfContainer extends ConstraintViolationException {

        private static final long serialVersionUID = 1L;

        OfContainer(Set<? extends ConstraintViolation<?>> violations) {
            super(violations);
        }
    }

    record Order(@NotBlank String sku) {}

    @Validated
    @ApplicationScoped
    static class Further {

        String look(@NotBlank String sku) {
            return sku;
        }
    }

    @ApplicationScoped
    static class Everything implements FailureJudge {

        @Override
        public boolean isFailure(Throwable thrown) {
            return true;
        }
    }

    @Validated
    @ApplicationScoped
    static class Client {

        @Inject
        Further further;

        @Breaker(name = "stock")
        String stock(@NotBlank String sku) {
            return sku;
        }

        @Breaker(name = "order")
        String order(@Valid Order order) {
            return order.sku();
        }

        @Breaker(name = "later")
        CompletionStage<String> later(@NotBlank String sku) {
            return CompletableFuture.completedStage(sku);
        }

        @Breaker(
                name = "listed",
                failureExceptions = {RuntimeException.class, IOException.class})
        String listed(@NotBlank String sku) {
            return sku;
        }

        @Breaker(name = "judged", failureJudge = Everything.class)
        String judged(@NotBlank String sku) {
            return sku;
        }

        @Breaker(name = "fallback", fallbackMethod = "instead")
        String withFallback(@NotBlank String sku) {
            return sku;
        }

        @SuppressWarnings("UnusedMethod") // an annotation names it
        private String instead(String sku) {
            return "instead of " + sku;
        }

        @Breaker(name = "answer")
        @Size(max = 3)
        String answer(String answer) {
            return answer;
        }

        @Breaker(name = "further")
        String further(String sku) {
            return further.look(sku);
        }

        @Breaker(name = "own")
        String own(Set<ConstraintViolation<?>> violations) {
            throw new ConstraintViolationException(violations);
        }
    }

    @AfterEach
    void undeploy() {
        application.close();
    }

    private void refused(ThrowingCallable call) {
        assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(call);
    }

    private Totals totals(String breaker) {
        return application.breakers().find(breaker).orElseThrow().snapshot().totals();
    }

    private static Totals neutral(int calls) {
        return new Totals(0, 0, 0, calls, 0);
    }

    private static Totals failed() {
        return new Totals(0, 1, 0, 0, 0);
    }

    @Test
    void anInvalidArgumentNeverOpens() {
        for (int call = 0; call < 4; call++) {
            refused(() -> client.stock(" "));
        }

        assertThat(totals("stock")).isEqualTo(neutral(4));
        assertThat(client.stock("bolt")).isEqualTo("bolt");
    }

    @Test
    void soDoesWhatIsInvalidInsideOfAnArgument() {
        refused(() -> client.order(new Order("")));

        assertThat(totals("order")).isEqualTo(neutral(1));
    }

    @Test
    void ofAnAsynchronousMethodItIsAFailedStageAndNeutral() {
        assertThat(client.later("").toCompletableFuture()).isCompletedExceptionally();

        assertThat(totals("later")).isEqualTo(neutral(1));
    }

    @Test
    void neitherAListNorAJudgeMakesItAFailure() {
        refused(() -> client.listed(""));
        refused(() -> client.judged(""));

        assertThat(totals("listed")).isEqualTo(neutral(1));
        assertThat(totals("judged")).isEqualTo(neutral(1));
    }

    @Test
    void noFallbackAnswersForIt() {
        refused(() -> client.withFallback(""));

        assertThat(totals("fallback")).isEqualTo(neutral(1));
    }

    @Test
    void aProbeWithAnInvalidArgumentGivesItsSlotBack() {
        application.breakers().find("stock").orElseThrow().forceOpen(ManualOverride.because("test"));
        application.breakers().find("stock").orElseThrow().release();

        refused(() -> client.stock(""));

        assertThat(client.stock("bolt")).isEqualTo("bolt");
    }

    @Test
    void anInvalidResultIsAFailure() {
        refused(() -> client.answer("too long"));

        assertThat(totals("answer")).isEqualTo(failed());
    }

    @Test
    void anInvalidArgumentThatTheMethodGivesToAnotherBeanIsItsOwnFailure() {
        refused(() -> client.further(""));

        assertThat(totals("further")).isEqualTo(failed());
    }

    @Test
    void whatNamesNoArgumentIsAFailure() {
        refused(() -> client.own(Set.of()));
        refused(() -> client.own(null));

        assertThat(totals("own")).isEqualTo(new Totals(0, 2, 0, 0, 0));
    }
}
