package io.github.switchgear.cdi;

import java.util.List;

/** The beans of this jar, which both extensions make known to the container. */
final class OwnBeans {

    static final List<Class<?>> TYPES =
            List.of(BreakerInterceptor.class, DeployedBreakers.class, ContainerConfiguration.class);

    private OwnBeans() {}
}
