package io.github.switchgear.cdi;

import io.github.switchgear.cdi.configuration.ContainerConfiguration;
import io.github.switchgear.cdi.guard.BreakerInterceptor;
import io.github.switchgear.cdi.guard.DeployedBreakers;
import java.util.List;

/** The beans of this jar, which both extensions make known to the container. */
final class OwnBeans {

    static final List<Class<?>> TYPES =
            List.of(BreakerInterceptor.class, DeployedBreakers.class, ContainerConfiguration.class);

    private OwnBeans() {}
}
