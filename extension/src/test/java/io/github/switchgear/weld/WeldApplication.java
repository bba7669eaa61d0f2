package io.github.switchgear.weld;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.cdi.PortableBreakerExtension;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;

/** Applications of the contract's packages in Weld SE, in whatever version is on the class path. */
final class WeldApplication {

    private WeldApplication() {}

    /** One of all beans in the packages of some classes. */
    static Weld of(Class<?>... oneOfEachPackage) {
        return new Weld()
                .disableDiscovery()
                .setBeanDiscoveryMode(BeanDiscoveryMode.ANNOTATED)
                .addExtension(new PortableBreakerExtension())
                .addPackages(oneOfEachPackage);
    }

    /** What the deployment of one that is wrong fails with. */
    static Throwable refusal(Class<?>... oneOfEachPackage) {
        return catchThrowable(() -> of(oneOfEachPackage).initialize().close());
    }
}
