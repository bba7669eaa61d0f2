package io.github.switchgear.cdi;

import java.util.Arrays;

/**
 * The interfaces of MicroProfile's REST clients. Such an interface is the class of a bean that MicroProfile adds, and its
 * methods are intercepted as the bindings on them say; CDI itself looks for neither on an interface.
 */
final class RestClients {

    private static final String REGISTRATION = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    private RestClients() {}

    /** Whether a type is one; MicroProfile's own need not be there to tell. */
    static boolean isOne(Class<?> type) {
        return type.isInterface()
                && Arrays.stream(type.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().equals(REGISTRATION));
    }
}
