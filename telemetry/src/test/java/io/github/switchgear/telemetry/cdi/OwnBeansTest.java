package io.github.switchgear.telemetry.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.telemetry.start.StartWithContext;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnBeansTest {

    /** As in a runtime image without a module, and in WildFly where nobody asks for it. */
    private static ClassLoader without(String packages) {
        return new ClassLoader(OwnBeansTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith(packages)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.management., jmx.Management",
        "jdk.jfr., flight.FlightRecording",
        "io.micrometer., micrometer.MicrometerLibrary",
        "io.opentelemetry., opentelemetry.OpenTelemetryLibrary",
        "org.eclipse.microprofile.metrics., microprofile.MicroProfileLibrary",
        "io.github.switchgear.admin., admin.AdminMetricsText",
    })
    void whereALibraryIsAbsentThereIsNoBeanThatNeedsItButAllOthers(String packages, String bean) {
        String absent = "io.github.switchgear.telemetry." + bean;
        List<String> all = OwnBeans.names(OwnBeansTest.class.getClassLoader(), StartWithContext.class);
        List<String> left = OwnBeans.names(without(packages), StartWithContext.class);

        assertThat(all).contains(absent);
        assertThat(left).doesNotContain(absent).hasSize(all.size() - 1);
    }
}
