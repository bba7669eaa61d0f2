package io.github.switchgear.cdi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.stub.StreamObserver;
import io.reactivex.Flowable;
import io.reactivex.Observable;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.nio.channels.CompletionHandler;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.flow.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nothing asynchronous is taken for a value, of whichever library it is. */
class LateTypesTest {

    interface Late {

        Future<String> future();

        FutureTask<String> task();

        ScheduledFuture<String> scheduled();

        ForkJoinTask<String> joined();

        ListenableFuture<String> listenable();

        io.vertx.core.Future<String> vertx();

        Promise<String> promise();

        Single<String> single();

        Maybe<String> maybe();

        Completable completable();

        io.reactivex.Single<String> single2();

        io.reactivex.Maybe<String> maybe2();

        io.reactivex.Completable completable2();

        Observable<String> observable2();

        Flowable<String> flowable2();

        io.reactivex.rxjava3.core.Observable<String> observable();

        Mono<String> mono();

        Flux<String> flux();

        Deferred<String> deferred();

        Job job();

        Flow<String> flow();

        Multi<String> multi();

        OwnUni own();

        OwnFuture ownFuture();
    }

    interface OwnUni extends Uni<String> {}

    static class OwnFuture extends CompletableFuture<String> {}

    interface Answering {

        Object suspended(String sku, Continuation<? super String> continuation);

        void resumed(AsyncResponse response);

        void streamed(String sku, SseEventSink sink);

        void observed(String request, StreamObserver<String> observer);

        void handled(String sku, Handler<AsyncResult<String>> handler);

        void completed(CompletionHandler<Integer, Void> handler);
    }

    interface AtOnce {

        String value();

        int number();

        void nothing();

        List<String> list();

        Optional<String> optional();

        Stream<String> stream();

        AsyncResult<String> result();

        void onEvent(Handler<String> handler);
    }

    static Stream<Method> late() {
        return Arrays.stream(Late.class.getMethods());
    }

    static Stream<Method> answering() {
        return Arrays.stream(Answering.class.getMethods());
    }

    static Stream<Method> atOnce() {
        return Arrays.stream(AtOnce.class.getMethods());
    }

    private static Method method(String name) {
        return late().filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("late")
    void aResultThatIsThereBeforeItsOutcomeIsNoValue(Method method) {
        assertThat(ReturnKind.of(Late.class, method)).isEqualTo(ReturnKind.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("answering")
    void whatAnswersByAParameterIsNotOverWhenItReturns(Method method) {
        assertThat(LateTypes.parameter(method)).isPresent();
        assertThat(ReturnKind.of(Answering.class, method)).isEqualTo(ReturnKind.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("atOnce")
    void whatIsOverWhenItReturnsIsAValue(Method method) {
        assertThat(ReturnKind.of(AtOnce.class, method)).isEqualTo(ReturnKind.VALUE);
    }

    @Test
    void whereSomethingMakesAStageOfItThatIsTold() {
        assertThat(LateTypes.wayToStage(method("vertx").getReturnType())).hasValue("toCompletionStage()");
        assertThat(LateTypes.wayToStage(method("promise").getReturnType())).hasValue("future().toCompletionStage()");
        assertThat(LateTypes.wayToStage(method("single").getReturnType())).hasValue("toCompletionStage()");
        assertThat(LateTypes.wayToStage(method("mono").getReturnType())).hasValue("toFuture()");
        assertThat(LateTypes.wayToStage(method("deferred").getReturnType())).hasValue("asCompletableFuture()");
        assertThat(LateTypes.wayToStage(method("future").getReturnType())).isEmpty();
        assertThat(LateTypes.wayToStage(method("multi").getReturnType())).isEmpty();
    }

    @Test
    void ofAnObjectItsOwnClassTells() {
        assertThat(ReturnKind.ofResult(Mono.just("").getClass())).isEqualTo(ReturnKind.UNKNOWN);
        assertThat(ReturnKind.ofResult(Single.just("").getClass())).isEqualTo(ReturnKind.UNKNOWN);
        assertThat(ReturnKind.ofResult(Uni.createFrom().item("").getClass())).isEqualTo(ReturnKind.UNI);
        assertThat(ReturnKind.ofResult(OwnFuture.class)).isEqualTo(ReturnKind.STAGE);
        assertThat(ReturnKind.ofResult(FutureTask.class)).isEqualTo(ReturnKind.FUTURE);
        assertThat(ReturnKind.ofResult(String.class)).isEqualTo(ReturnKind.VALUE);
    }
}
