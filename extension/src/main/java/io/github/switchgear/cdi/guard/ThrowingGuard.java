package io.github.switchgear.cdi.guard;

import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Throws what the call has failed with already, as the method does, and its breaker's rejection: a container that calls a
 * method in one of its threads puts what is thrown into its future as it is, but not everywhere what a stage has failed with.
 */
record ThrowingGuard(Guard guard) implements Guard {

    @Override
    public @Nullable Object call(InvocationContext invocation) throws Exception {
        Object result = guard.call(invocation);
        if (result instanceof CompletableFuture<?> stage && stage.isCompletedExceptionally() && !stage.isCancelled()) {
            Object failure = stage.handle((value, thrown) -> thrown).join();
            if (failure instanceof Exception exception) {
                throw exception;
            }
        }
        return result;
    }
}
