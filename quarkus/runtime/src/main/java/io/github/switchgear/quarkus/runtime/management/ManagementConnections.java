package io.github.switchgear.quarkus.runtime.management;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which connections have come by the port of the management interface. What a request says of itself does not count, and ports do not
 * tell it: there may be one of the same number at another address. A live reload leaves connections open, so it is kept over
 * one. Safe for use by any number of threads.
 */
final class ManagementConnections {

    private static final Set<HttpConnection> KNOWN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private ManagementConnections() {}

    static void add(HttpServerRequest request) {
        KNOWN.add(request.connection());
    }

    static boolean carried(HttpServerRequest request) {
        return KNOWN.contains(request.connection());
    }
}
