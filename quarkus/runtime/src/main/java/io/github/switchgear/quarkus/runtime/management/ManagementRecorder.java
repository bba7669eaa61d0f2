package io.github.switchgear.quarkus.runtime.management;

import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Makes what handles requests for dashboard and REST where there is a management interface. */
@Recorder
public class ManagementRecorder {

    private static final int NOT_FOUND = 404;
    private static final int PERMANENT_REDIRECT = 308;

    /**
     * For the management port: hands a request over to all that the main port has, its sign-in and permissions included. It must
     * come before anything of the management interface has read the request's body.
     *
     * @return the handler
     */
    public Handler<RoutingContext> handOver() {
        return context -> {
            HttpServerRequest request = context.request();
            ManagementConnections.add(request);
            VertxHttpRecorder.getRootHandler().handle(request);
        };
    }

    /**
     * For the management port: sends who asks at the root to where the application has its REST resources.
     *
     * @param path the path that these have, without a slash at its end
     * @return the handler
     */
    public Handler<RoutingContext> sendTo(String path) {
        return context -> context.response()
                .setStatusCode(PERMANENT_REDIRECT)
                .putHeader(HttpHeaders.LOCATION, path + context.request().uri())
                .end();
    }

    /**
     * For the main port: answers as if there was nothing, to who has not come by the management port.
     *
     * @param path the path of the dashboard, without a slash at its end
     * @return the handler
     */
    public Handler<RoutingContext> hide(String path) {
        return context -> {
            if (isBelow(path, context.normalizedPath()) && !ManagementConnections.carried(context.request())) {
                context.response().setStatusCode(NOT_FOUND).end();
            } else {
                context.next();
            }
        };
    }

    /** JAX-RS looks at no parameters in a path, and so finds its resource behind {@code /switchgear;a=b}, too. */
    private static boolean isBelow(String path, String asked) {
        return asked.startsWith(path)
                && (asked.length() == path.length()
                        || asked.charAt(path.length()) == '/'
                        || asked.charAt(path.length()) == ';');
    }
}
