package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnableWeld
class ExceptionListsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Application.weld(Files.class));

    @Inject
    Files files;

    @Inject
    BreakerRegistry breakers;

    @Dependent
    static class Files {

        @Breaker(
                name = "lenient",
                allowedExceptions = {IOException.class, IllegalStateException.class})
        void lenient(Exception trouble) throws Exception {
            throw trouble;
        }

        @Breaker(name = "strict", failureExceptions = IOException.class)
        void strict(Exception trouble) throws Exception {
            throw trouble;
        }
    }

    @Test
    void allowedExceptionsAndTheirSubclassesNeitherSucceedNorFail() {
        meets(files::lenient, new FileNotFoundException());
        meets(files::lenient, new IllegalStateException());
        meets(files::lenient, new Outage());

        assertThat(totals("lenient").neutral()).isEqualTo(2);
        assertThat(totals("lenient").failed()).isEqualTo(1);
    }

    @Test
    void whereFailureExceptionsAreSetOnlyTheyAndTheirSubclassesFail() {
        meets(files::strict, new FileNotFoundException());
        meets(files::strict, new IllegalStateException());
        meets(files::strict, new Outage());

        assertThat(totals("strict").neutral()).isEqualTo(2);
        assertThat(totals("strict").failed()).isEqualTo(1);
    }

    @FunctionalInterface
    private interface Call {
        void fail(Exception trouble) throws Exception;
    }

    private static void meets(Call call, Exception trouble) {
        assertThatThrownBy(() -> call.fail(trouble)).isSameAs(trouble);
    }

    private BreakerSnapshot.Totals totals(String breaker) {
        return breakers.find(breaker).orElseThrow().snapshot().totals();
    }
}
