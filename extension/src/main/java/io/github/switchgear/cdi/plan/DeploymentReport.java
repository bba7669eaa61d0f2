package io.github.switchgear.cdi.plan;

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
}
