package io.github.switchgear.weld;

import java.util.Map;
import java.util.function.Supplier;

/** Configuration as an application in Java SE is given it. */
final class SystemProperties {

    private SystemProperties() {}

    /** Sets the properties for as long as something takes. */
    static <T> T during(Map<String, String> properties, Supplier<T> action) {
        properties.forEach(System::setProperty);
        try {
            return action.get();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }
}
