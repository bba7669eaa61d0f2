package io.github.switchgear.microprofile.cdi;

import jakarta.decorator.Decorator;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.ArrayList;
import java.util.List;

/**
 * The beans of this jar that name a library which may be absent, by their names: they must not be loaded then. All of them are
 * singletons or become decorators by the extensions: neither is an annotation by which a container takes a class for a bean.
 */
final class OptionalBeans {

    static final String MAINTENANCE = "io.github.switchgear.microprofile.smallrye.AdoptedMaintenance";

    static final Decorator DECORATOR = new Written();

    private static final String METRICS = "io.github.switchgear.microprofile.metrics.";

    private OptionalBeans() {}

    /** Those that can be beans. */
    static List<String> names(ClassLoader loader) {
        List<String> names = new ArrayList<>();
        if (isPresent("io.micrometer.core.instrument.MeterRegistry", loader)) {
            names.add(METRICS + "MicrometerLibrary");
        }
        if (isPresent("org.eclipse.microprofile.metrics.MetricRegistry", loader)) {
            names.add(METRICS + "MicroProfileLibrary");
        }
        if (!names.isEmpty()) {
            names.add(METRICS + "Metering");
        }
        return names;
    }

    static boolean hasMaintenance(ClassLoader loader) {
        return isPresent("io.smallrye.faulttolerance.api.CircuitBreakerMaintenance", loader);
    }

    private static boolean isPresent(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static final class Written extends AnnotationLiteral<Decorator> implements Decorator {

        private static final long serialVersionUID = 1L;
    }
}
