package io.github.switchgear.cdi;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application of a few beans with Switchgear beside them, deployed and running until it is closed. */
public final class Application implements AutoCloseable {

    private final WeldContainer container;

    private Application(WeldContainer container) {
        this.container = container;
    }

    public static Application of(Class<?>... beanClasses) {
        return new Application(weld(beanClasses).initialize());
    }

    /** The container before it starts; without discovery it finds no extension by itself either. */
    public static Weld weld(Class<?>... beanClasses) {
        return new Weld()
                .setClassLoader(loader(beanClasses))
                .disableDiscovery()
                .addExtension(new PortableBreakerExtension())
                .addBeanClasses(beanClasses);
    }

    private static ClassLoader loader(Class<?>... beanClasses) {
        return Arrays.stream(beanClasses)
                .findFirst()
                .map(Class::getClassLoader)
                .orElseGet(Application.class::getClassLoader);
    }

    /** What the deployment of beans that are wrong says. */
    public static String refusal(Class<?>... beanClasses) {
        return Assertions.catchThrowableOfType(
                        DeploymentException.class, () -> of(beanClasses).close())
                .getMessage();
    }

    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    public BreakerRegistry breakers() {
        return get(BreakerRegistry.class);
    }

    public List<String> breakerNames() {
        return breakers().all().stream().map(CircuitBreaker::name).toList();
    }

    public BreakerDescription describe(String breaker) {
        return breakers().describe(breaker).orElseThrow();
    }

    @Override
    public void close() {
        container.close();
    }
}
