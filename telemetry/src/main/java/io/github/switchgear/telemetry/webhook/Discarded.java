package io.github.switchgear.telemetry.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An answer's body, which nobody reads. A short one is taken, so that the connection can be used again; a long one is not. */
final class Discarded implements BodySubscriber<Long> {

    private static final long LONGEST = 65_536;

    private final CompletableFuture<Long> end = new CompletableFuture<>();

    private Flow.@Nullable Subscription subscription;

    private long taken;

    @Override
    public CompletionStage<Long> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            taken += buffer.remaining();
        }
        if (taken > LONGEST && subscription != null) {
            subscription.cancel();
            end.complete(taken);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The answer had come before, and that is all that matters.
        end.complete(taken);
    }

    @Override
    public void onComplete() {
        end.complete(taken);
    }
}
