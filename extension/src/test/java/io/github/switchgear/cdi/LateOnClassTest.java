package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.reactivex.rxjava3.core.Single;
import io.vertx.core.Future;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.AsyncResponse;
import kotlin.coroutines.Continuation;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** An annotation on a class whose methods are of many kinds: each that cannot be judged is named, and no other. */
class LateOnClassTest {

    private static final String INSTEAD = ", whose outcome a breaker cannot know; return the value itself, a"
            + " CompletionStage, a CompletableFuture or a Uni";

    interface Suspending<T> {

        Object ask(T question, Continuation<? super String> continuation);
    }

    @Dependent
    @Breaker
    static class Mixed implements Suspending<String> {

        String value() {
            return "";
        }

        Future<String> vertx() {
            return Future.succeededFuture();
        }

        Single<String> single() {
            return Single.just("");
        }

        Mono<String> mono() {
            return Mono.empty();
        }

        void resumed(AsyncResponse response) {}

        @Override
        public Object ask(String question, Continuation<? super String> continuation) {
            return "";
        }
    }

    @Test
    void eachIsRefusedWithWhatToReturnInstead() {
        assertThat(Application.refusal(Mixed.class).lines())
                .containsExactlyInAnyOrder(
                        "Switchgear found 5 problems with @Breaker:",
                        problem(
                                "vertx()",
                                "returns io.vertx.core.Future" + INSTEAD + ", as toCompletionStage() makes one"),
                        problem(
                                "single()",
                                "returns io.reactivex.rxjava3.core.Single" + INSTEAD
                                        + ", as toCompletionStage() makes one"),
                        problem(
                                "mono()",
                                "returns reactor.core.publisher.Mono" + INSTEAD + ", as toFuture() makes one"),
                        problem(
                                "resumed(AsyncResponse)",
                                "answers by its parameter jakarta.ws.rs.container.AsyncResponse after it has returned"
                                        + INSTEAD),
                        problem(
                                "ask(String,Continuation)",
                                "answers by its parameter kotlin.coroutines.Continuation after it has returned"
                                        + INSTEAD));
    }

    private static String problem(String method, String what) {
        return " - " + Mixed.class.getName() + "." + method + ": it " + what;
    }
}
