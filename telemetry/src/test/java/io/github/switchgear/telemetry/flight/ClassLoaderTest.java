package io.github.switchgear.telemetry.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application server deploys anew, and recordings go on. */
@ExtendWith(QuietLog.class)
class ClassLoaderTest {

    private final Registry registry = new Registry();
    private final CircuitBreaker breaker = registry.add(
            CircuitBreaker.of("inventory", BreakerSettings.builder().build()));

    /** One with classes of its own of what records. */
    private static final class OfAnApplication extends ClassLoader {

        OfAnApplication() {
            super(OfAnApplication.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("io.github.switchgear.telemetry.flight.") || findLoadedClass(name) != null) {
                    return super.loadClass(name, resolve);
                }
                try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = file.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private WeakReference<ClassLoader> deployedAndUndeployed() throws Exception {
        ClassLoader loader = new OfAnApplication();
        Class<?> type = Class.forName("io.github.switchgear.telemetry.flight.RecordedBreakers", true, loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        Constructor<?> made = type.getDeclaredConstructor(BreakerRegistry.class);
        made.setAccessible(true);
        AutoCloseable breakers = (AutoCloseable) made.newInstance(registry);
        Method begin = type.getDeclaredMethod("begin");
        begin.setAccessible(true);
        begin.invoke(breakers);
        breaker.reset();
        breakers.close();
        return new WeakReference<>(loader);
    }

    @Test
    void theClassLoaderOfAnApplicationThatHasEndedCanGo() throws Exception {
        WeakReference<ClassLoader> loader;
        try (Recording recording = new Recording()) {
            recording.start();
            loader = deployedAndUndeployed();
            recording.stop();
        }
        for (int i = 0; i < 20 && loader.get() != null; i++) {
            System.gc();
        }

        assertThat(loader.get()).isNull();
    }
}
