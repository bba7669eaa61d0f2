package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.Dependent;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** Answers in the place of a call that has failed, and tells why it did. */
@Dependent
public class Substitute implements FallbackHandler<String> {

    @Override
    public String handle(ExecutionContext context) {
        return "(" + Answers.of(context.getFailure()) + ")";
    }
}
