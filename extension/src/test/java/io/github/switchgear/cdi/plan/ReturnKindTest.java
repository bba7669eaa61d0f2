package io.github.switchgear.cdi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

class ReturnKindTest {

    interface Source<T> {

        T ask();
    }

    interface Typed {

        String value();

        void nothing();

        CompletionStage<List<String>> stage();

        CompletableFuture<Integer> future();

        Uni<Long> uni();

        Multi<String> multi();

        SubmissionPublisher<String> publisher();

        <S> S open(S value);
    }

    interface OfStages extends Source<CompletionStage<String>> {}

    interface OfUnis extends Source<Uni<Integer>> {}

    interface OfStreams extends Source<Multi<String>> {}

    interface OfValues extends Source<List<String>> {}

    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ReturnKind kind(Class<?> type, String name) {
        return ReturnKind.of(type, method(type, name));
    }

    @Test
    void isTheOneOfTheReturnType() {
        assertThat(kind(Typed.class, "value")).isEqualTo(ReturnKind.VALUE);
        assertThat(kind(Typed.class, "nothing")).isEqualTo(ReturnKind.VALUE);
        assertThat(kind(Typed.class, "open")).isEqualTo(ReturnKind.VALUE);
        assertThat(kind(Typed.class, "stage")).isEqualTo(ReturnKind.STAGE);
        assertThat(kind(Typed.class, "future")).isEqualTo(ReturnKind.STAGE);
        assertThat(kind(Typed.class, "uni")).isEqualTo(ReturnKind.UNI);
    }

    @Test
    void streamsOfAnyClassHaveNoOneOutcome() {
        assertThat(kind(Typed.class, "multi")).isEqualTo(ReturnKind.UNKNOWN);
        assertThat(kind(Typed.class, "publisher")).isEqualTo(ReturnKind.UNKNOWN);
    }

    @Test
    void isTheOneOfTheTypeArgumentWhereTheMethodReturnsAVariable() {
        assertThat(kind(OfStages.class, "ask")).isEqualTo(ReturnKind.STAGE);
        assertThat(kind(OfUnis.class, "ask")).isEqualTo(ReturnKind.UNI);
        assertThat(kind(OfStreams.class, "ask")).isEqualTo(ReturnKind.UNKNOWN);
        assertThat(kind(OfValues.class, "ask")).isEqualTo(ReturnKind.VALUE);
    }

    @Test
    void theValueIsWhatAStageCompletesWith() {
        assertThat(ReturnKind.yielded(Typed.class, method(Typed.class, "value")))
                .hasValue(String.class);
        assertThat(ReturnKind.yielded(Typed.class, method(Typed.class, "stage")))
                .hasValue(List.class);
        assertThat(ReturnKind.yielded(Typed.class, method(Typed.class, "uni"))).hasValue(Long.class);
        assertThat(ReturnKind.yielded(OfUnis.class, method(OfUnis.class, "ask")))
                .hasValue(Integer.class);
        assertThat(ReturnKind.yielded(Typed.class, method(Typed.class, "open"))).isEmpty();
    }
}
