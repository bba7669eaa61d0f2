package io.github.switchgear.docs.snippets;

import io.github.switchgear.cdi.PortableBreakerExtension;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application of a few of the pages' beans. */
final class Application {

    private Application() {}

    static WeldContainer of(Class<?>... beanClasses) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new PortableBreakerExtension())
                .addBeanClasses(beanClasses)
                .initialize();
    }
}
