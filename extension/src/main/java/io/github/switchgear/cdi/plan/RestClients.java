package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The interfaces of MicroProfile's REST clients. Such an interface is the class of a bean that MicroProfile adds, or Quarkus
 * generates a bean class that implements it. Either way, calls are intercepted as the bindings on the interface say; CDI
 * itself does not look at those.
 */
public final class RestClients {

    public static final String REGISTRATION = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    private RestClients() {}

    /** Whether a type is one; MicroProfile's own need not be there to tell. */
    public static boolean isOne(Class<?> type) {
        return type.isInterface()
                && Arrays.stream(type.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().equals(REGISTRATION));
    }

    /** What is known of the methods of a client, by these and by the methods of a class that was generated for it. */
    public static <T> Map<Method, T> implementedBy(Class<?> generated, Map<Method, T> ofClient) {
        if (ofClient.isEmpty()) {
            return ofClient;
        }
        Map<String, T> bySignature = new HashMap<>();
        ofClient.forEach((method, known) -> bySignature.put(BeanMethods.signature(method), known));
        Map<Method, T> implemented = new HashMap<>(ofClient);
        for (Method method : generated.getMethods()) {
            T known = bySignature.get(BeanMethods.signature(method));
            if (known != null) {
                implemented.put(method, known);
            }
        }
        return implemented;
    }
}
