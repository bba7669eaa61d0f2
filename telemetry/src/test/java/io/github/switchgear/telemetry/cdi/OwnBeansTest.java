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
        "java.lang.management., jmx",
        "jdk.jfr., flight",
        "io.micrometer., micrometer",
        "io.opentelemetry., opentelemetry",
        "org.eclipse.microprofile.metrics., microprofile",
        "io.github.switchgear.admin., admin",
    })
    void whereALibraryIsAbsentThereIsNoBeanOfItsRoomButAllOthers(String packages, String room) {
        String absent = "io.github.switchgear.telemetry." + room + ".";
        List<String> all = OwnBeans.names(OwnBeansTest.class.getClassLoader(), StartWithContext.class);
        List<String> left = OwnBeans.names(without(packages), StartWithContext.class);

        assertThat(all).anyMatch(bean -> bean.startsWith(absent));
        assertThat(left)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().filter(bean -> !bean.startsWith(absent)).toList());
    }
}
