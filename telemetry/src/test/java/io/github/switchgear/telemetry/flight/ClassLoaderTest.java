package io.github.switchgear.telemetry.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import io.github.switchgear.telemetry.start.Companion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
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
        Class<?> type = Class.forName("io.github.switchgear.telemetry.flight.FlightRecording", true, loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        Companion flight = (Companion) type.getConstructor().newInstance();
        Field injected = type.getDeclaredField("registry");
        injected.setAccessible(true);
        injected.set(flight, registry);
        flight.start();
        breaker.reset();
        flight.end();
        return new WeakReference<>(loader);
    }

    @Test
    void theClassLoaderOfAnApplicationThatHasEndedCanGoWhileARecordingRuns() throws Exception {
        try (Recording recording = new Recording()) {
            recording.start();
            WeakReference<ClassLoader> loader = deployedAndUndeployed();
            for (int i = 0; i < 20 && loader.get() != null; i++) {
                System.gc();
            }

            assertThat(loader.get()).isNull();
        }
    }
}
