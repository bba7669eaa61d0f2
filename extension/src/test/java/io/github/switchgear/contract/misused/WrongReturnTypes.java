package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.Dependent;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;

/** Results whose outcome a breaker cannot know. */
@Dependent
class WrongReturnTypes extends Source<WrongReturnTypes.OwnFuture> {

    static final List<String> PROBLEMS = List.of(
            problem("stream()", Multi.class),
            problem("publisher()", Flow.Publisher.class),
            problem("submissions()", SubmissionPublisher.class),
            problem("future()", OwnFuture.class),
            problem("plainFuture()", Future.class),
            problem("task()", FutureTask.class),
            Misuse.problem(
                    WrongReturnTypes.class,
                    "read(ByteBuffer,CompletionHandler)",
                    "it answers by its parameter java.nio.channels.CompletionHandler after it has returned, whose"
                            + " outcome a breaker cannot know; return the value itself, a CompletionStage, a"
                            + " CompletableFuture or a Uni"),
            problem("ask()", OwnFuture.class));

    @Breaker
    Multi<String> stream() {
        return Multi.createFrom().empty();
    }

    @Breaker
    Flow.Publisher<String> publisher() {
        return stream();
    }

    @Breaker
    SubmissionPublisher<String> submissions() {
        return new SubmissionPublisher<>();
    }

    @Breaker
    OwnFuture future() {
        return new OwnFuture();
    }

    @Breaker
    Future<String> plainFuture() {
        return new OwnFuture();
    }

    @Breaker
    FutureTask<String> task() {
        return new FutureTask<>(() -> "");
    }

    @Breaker
    void read(ByteBuffer buffer, CompletionHandler<Integer, Void> handler) {}

    static class OwnFuture extends CompletableFuture<String> {}

    private static String problem(String method, Class<?> type) {
        return Misuse.problem(
                WrongReturnTypes.class,
                method,
                "it returns " + type.getName()
                        + ", whose outcome a breaker cannot know; return the value itself, a CompletionStage, a"
                        + " CompletableFuture or a Uni");
    }
}
