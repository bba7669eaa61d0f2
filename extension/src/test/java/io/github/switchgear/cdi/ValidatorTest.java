package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnableWeld
class ValidatorTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(
            Application.weld(Shop.class, Policy.class, HttpOk.class, Counted.class, NotNull.class, Broken.class));

    @Inject
    Shop shop;

    @Inject
    HttpOk httpOk;

    @Inject
    BreakerRegistry breakers;

    @BeforeEach
    void forget() {
        Counted.MADE.set(0);
    }

    @ApplicationScoped
    static class Policy {

        int limit() {
            return 500;
        }
    }

    @ApplicationScoped
    static class HttpOk implements ResultValidator<Integer> {

        private final List<Integer> judged = new ArrayList<>();

        @Inject
        Policy policy;

        @Override
        public boolean isValid(Integer status) {
            judged.add(status);
            return status < policy.limit();
        }

        List<Integer> judged() {
            return judged;
        }
    }

    @Dependent
    static class Counted implements ResultValidator<Object> {

        static final AtomicInteger MADE = new AtomicInteger();

        Counted() {
            MADE.incrementAndGet();
        }

        @Override
        public boolean isValid(Object result) {
            return true;
        }
    }

    @Dependent
    static class NotNull implements ResultValidator<Object> {

        @Override
        public boolean isValid(Object result) {
            return result != null;
        }
    }

    @Dependent
    static class Broken implements ResultValidator<Object> {

        @Override
        public boolean isValid(Object result) {
            throw new IllegalStateException("a bug");
        }
    }

    @ApplicationScoped
    static class Shop {

        @Breaker(name = "status", validator = HttpOk.class)
        int status(int answer) {
            return answer;
        }

        @Breaker(name = "first", validator = Counted.class)
        String first() {
            return "first";
        }

        @Breaker(name = "second", validator = Counted.class)
        String second() {
            return "second";
        }

        @Breaker(name = "nothing", validator = NotNull.class, allowedFails = 1)
        String nothing() {
            return null;
        }

        @Breaker(name = "judged-by-a-bug", validator = Broken.class)
        String judgedByABug() {
            return "fine";
        }
    }

    private BreakerSnapshot snapshot(String breaker) {
        return breakers.find(breaker).orElseThrow().snapshot();
    }

    @Test
    void aResultThatAValidatorWithInjectedHelpRejectsIsAFailureAndReachesTheCaller() {
        for (int i = 0; i < 3; i++) {
            assertThat(shop.status(503)).isEqualTo(503);
        }

        assertThat(snapshot("status").state()).isEqualTo(BreakerState.OPEN);
        assertThat(snapshot("status").lastFailure().type()).isEqualTo(HttpOk.class.getName());
    }

    @Test
    void aResultThatTheValidatorAcceptsIsASuccess() {
        assertThat(shop.status(404)).isEqualTo(404);

        assertThat(snapshot("status").totals().succeeded()).isEqualTo(1);
    }

    @Test
    void theContainersOwnBeanIsAsked() {
        shop.status(200);

        assertThat(httpOk.judged()).containsExactly(200);
    }

    @Test
    void aDependentValidatorIsMadeOnceForEachBreaker() {
        for (int i = 0; i < 5; i++) {
            shop.first();
            shop.second();
        }

        assertThat(Counted.MADE).hasValue(2);
    }

    @Test
    void aDeploymentMakesNoValidatorBeforeItIsNeeded() {
        assertThat(breakers.all()).hasSize(5);

        assertThat(Counted.MADE).hasValue(0);
    }

    @Test
    void aValidatorSeesNull() {
        assertThat(shop.nothing()).isNull();

        assertThat(snapshot("nothing").state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void theExceptionOfAValidatorReachesTheCallerAndCountsForNothing() {
        assertThatIllegalStateException().isThrownBy(() -> shop.judgedByABug()).withMessage("a bug");

        assertThat(snapshot("judged-by-a-bug").totals().neutral()).isEqualTo(1);
    }
}
