package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.Dependent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** Answers in the place of a call that has failed, and tells why it did. */
@Dependent
public class SubstituteFuture implements FallbackHandler<Future<String>> {

    @Override
    public Future<String> handle(ExecutionContext context) {
        return CompletableFuture.completedFuture("(" + Answers.of(context.getFailure()) + ")");
    }
}
