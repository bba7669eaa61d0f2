package io.github.switchgear.containers.tck;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.jboss.arquillian.container.spi.client.container.DeploymentExceptionTransformer;

/**
 * Finds in what a deployment has failed with the exception that the specification names: Weld tells of all that extensions have
 * found in an exception of its own, whose message names theirs.
 */
public final class RefusedDefinitions implements DeploymentExceptionTransformer {

    @Override
    public Throwable transform(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof FaultToleranceDefinitionException
                    || String.valueOf(each.getMessage()).contains(FaultToleranceDefinitionException.class.getName())) {
                return new FaultToleranceDefinitionException(each.getMessage());
            }
        }
        return failure;
    }
}
