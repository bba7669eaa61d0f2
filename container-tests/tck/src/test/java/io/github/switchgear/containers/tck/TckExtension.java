package io.github.switchgear.containers.tck;

import org.jboss.arquillian.container.spi.client.container.DeploymentExceptionTransformer;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** What the specification leaves to the one who runs its tests. */
public final class TckExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(ApplicationArchiveProcessor.class, BeanArchives.class)
                .service(DeploymentExceptionTransformer.class, RefusedDefinitions.class);
    }
}
