package io.github.switchgear.cdi.plan;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.Optional;

/** The one message that a deployment fails with. */
public final class DeploymentReport {

    private DeploymentReport() {}

    /**
     * Puts all that is wrong into a message.
     *
     * @param problems a sentence each
     * @return empty if nothing is wrong
     */
    public static Optional<String> of(List<String> problems) {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("Switchgear found " + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                        + " with @Breaker:\n - " + String.join("\n - ", problems));
    }

    /**
     * Puts all that is wrong into an exception. Its cause is what the specification of an annotation wants, if something is
     * wrong with one that has a specification.
     *
     * @param problems a sentence each
     * @param plan what they were found in
     * @return empty if nothing is wrong
     */
    public static Optional<DeploymentException> refusal(List<String> problems, BreakerPlan plan) {
        Optional<String> message = of(problems);
        if (message.isEmpty()) {
            return Optional.empty();
        }
        for (GuardedMethod guarded : plan.methods()) {
            Optional<RuntimeException> wanted = guarded.declaration().refusal();
            if (wanted.isPresent()) {
                return Optional.of(new DeploymentException(message.get(), wanted.get()));
            }
        }
        return Optional.of(new DeploymentException(message.get()));
    }
}
