package io.github.switchgear.microprofile.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the interceptors of this module stand: around Fault Tolerance, which is at 4010, in Payara at 4015, or where
 * configuration has moved it.
 */
final class Priorities {

    static final String KEY = "mp.fault.tolerance.interceptor.priority";

    private static final int DEFAULT = Interceptor.Priority.PLATFORM_AFTER + 10;
    private static final int OUTSIDE = -1;
    private static final int INSIDE = 6;

    private Priorities() {}

    /** The one of an interceptor of this module. */
    static int of(Class<?> interceptor) {
        return of(interceptor, ConfigProvider.getConfig());
    }

    static int of(Class<?> interceptor, Config config) {
        int faultTolerance = config.getOptionalValue(KEY, Integer.class).orElse(DEFAULT);
        return faultTolerance + (interceptor == OuterInterceptor.class ? OUTSIDE : INSIDE);
    }

    /** As it is written. */
    static final class Written extends AnnotationLiteral<Priority> implements Priority {

        private static final long serialVersionUID = 1L;

        private final int value;

        Written(int value) {
            this.value = value;
        }

        @Override
        public int value() {
            return value;
        }
    }
}
