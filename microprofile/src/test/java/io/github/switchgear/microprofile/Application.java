package io.github.switchgear.microprofile;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.ConfigProvider;

/** An application on Weld with SmallRye Fault Tolerance and this module, that has a configuration of its own. */
public final class Application implements AutoCloseable {

    private final ClassLoader before;
    private final SeContainer container;

    private Application(ClassLoader before, SeContainer container) {
        this.before = before;
        this.container = container;
    }

    /** Starts one; what its configuration says is what the user wrote. */
    public static Application start(Map<String, String> configuration, Class<?>... beans) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // Each class loader has a configuration of its own.
        Thread.currentThread().setContextClassLoader(new Loader(before));
        try {
            UsersSource.prepare(configuration);
            ConfigProvider.getConfig();
            return new Application(
                    before,
                    SeContainerInitializer.newInstance()
                            .disableDiscovery()
                            .addBeanClasses(beans)
                            .addExtensions(extensions())
                            .initialize());
        } catch (RuntimeException failed) {
            Thread.currentThread().setContextClassLoader(before);
            throw failed;
        }
    }

    private static final class Loader extends ClassLoader {

        Loader(ClassLoader parent) {
            super(parent);
        }
    }

    /** Switching discovery off switches off what it would find, too. */
    private static Extension[] extensions() {
        return ServiceLoader.load(Extension.class).stream()
                .filter(extension -> extension.type().getName().startsWith("io.github.switchgear.")
                        || extension.type().getName().startsWith("io.smallrye."))
                .map(ServiceLoader.Provider::get)
                .toArray(Extension[]::new);
    }

    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    public CircuitBreaker breaker(Class<?> bean, String method) {
        return breaker(bean.getName() + "." + method);
    }

    public CircuitBreaker breaker(String name) {
        return get(BreakerRegistry.class).find(name).orElseThrow();
    }

    public BreakerDescription description(Class<?> bean, String method) {
        return get(BreakerRegistry.class)
                .describe(bean.getName() + "." + method)
                .orElseThrow();
    }

    @Override
    public void close() {
        container.close();
        Thread.currentThread().setContextClassLoader(before);
    }
}
