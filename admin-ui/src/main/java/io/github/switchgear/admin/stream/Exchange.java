package io.github.switchgear.admin.stream;

import io.github.switchgear.core.UnfailingLogger;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What lies below an event stream and Jakarta REST does not reach: its connection, which must be cut where a client takes
 * nothing any more, and its headers in Quarkus, which runs no response filter for a stream. By reflection, because none
 * of these containers is there everywhere; in others a slow client is dropped, and its connection ends when it reads on.
 */
final class Exchange {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");
    private static final String SERVLET_REQUEST = "jakarta.servlet.http.HttpServletRequest";
    private static final String QUARKUS_REQUEST = "io.quarkus.vertx.http.runtime.CurrentVertxRequest";

    private static final String UNDERTOW_CONTEXT = "io.undertow.servlet.handlers.ServletRequestContext";

    private final @Nullable Object vertxResponse;
    private final @Nullable Object undertowConnection;

    private Exchange(@Nullable Object vertxResponse, @Nullable Object undertowConnection) {
        this.vertxResponse = vertxResponse;
        this.undertowConnection = undertowConnection;
    }

    /** The one of the request that this thread handles. */
    static Exchange current(Instance<Object> beans) {
        return new Exchange(read(() -> vertxResponse(beans)), read(() -> undertowConnection(beans)));
    }

    private static @Nullable Object vertxResponse(Instance<Object> beans) throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Object routing = call(loader, QUARKUS_REQUEST, "getCurrent", bean(beans, QUARKUS_REQUEST));
        return call(loader, "io.vertx.ext.web.RoutingContext", "response", routing);
    }

    /** An application does not see Undertow's classes, but the class loader of its servlet context does. */
    private static @Nullable Object undertowConnection(Instance<Object> beans) throws ReflectiveOperationException {
        Object servlets = servletContext(beans);
        if (servlets == null) {
            return null;
        }
        ClassLoader undertow = servlets.getClass().getClassLoader();
        Object context = Class.forName(UNDERTOW_CONTEXT, false, undertow)
                .getMethod("current")
                .invoke(null);
        Object exchange = call(undertow, UNDERTOW_CONTEXT, "getExchange", context);
        return call(undertow, "io.undertow.server.HttpServerExchange", "getConnection", exchange);
    }

    /** Leaves no bean in the request's context, which some servers keep at the thread that began the stream. */
    private static @Nullable Object servletContext(Instance<Object> beans) throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Instance<?> requests = beans.select(Class.forName(SERVLET_REQUEST, false, loader));
        if (!requests.isResolvable()) {
            return null;
        }
        try (Instance.Handle<?> request = requests.getHandle()) {
            return call(loader, "jakarta.servlet.ServletRequest", "getServletContext", request.get());
        }
    }

    private static @Nullable Object bean(Instance<Object> beans, String type) throws ClassNotFoundException {
        Instance<?> bean =
                beans.select(Class.forName(type, false, Thread.currentThread().getContextClassLoader()));
        return bean.isResolvable() ? bean.get() : null;
    }

    void header(String name, String value) {
        if (vertxResponse != null) {
            read(() -> vertxResponse()
                    .getMethod("putHeader", String.class, String.class)
                    .invoke(vertxResponse, name, value));
        }
    }

    /**
     * Cuts the connection, or over HTTP/2 the stream in it. Vert.x cuts only what has not ended yet, and Undertow complains
     * of the end of what is cut already; so one does it before, the other after.
     *
     * @param end ends the stream for Jakarta REST
     */
    void cut(Runnable end) {
        if (vertxResponse != null) {
            read(() -> vertxResponse().getMethod("reset").invoke(vertxResponse));
        }
        end.run();
        if (undertowConnection instanceof AutoCloseable connection) {
            try {
                connection.close();
            } catch (Exception e) {
                LOG.log(Level.DEBUG, "The connection of an event stream could not be cut", e);
            }
        }
    }

    private static Class<?> vertxResponse() throws ClassNotFoundException {
        return Class.forName(
                "io.vertx.core.http.HttpServerResponse",
                false,
                Thread.currentThread().getContextClassLoader());
    }

    private static @Nullable Object call(ClassLoader loader, String type, String method, @Nullable Object on)
            throws ReflectiveOperationException {
        return on == null
                ? null
                : Class.forName(type, false, loader).getMethod(method).invoke(on);
    }

    private interface Reading {
        @Nullable
        Object get() throws ReflectiveOperationException;
    }

    private static @Nullable Object read(Reading reading) {
        try {
            return reading.get();
        } catch (ClassNotFoundException absent) {
            return null;
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "The exchange below an event stream cannot be reached", e);
            return null;
        }
    }
}
