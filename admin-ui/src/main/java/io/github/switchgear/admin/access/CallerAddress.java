package io.github.switchgear.admin.access;

import io.github.switchgear.core.UnfailingLogger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * The network address that a request came from. Jakarta REST does not tell it, so it is asked of the servlet request or
 * of Quarkus' HTTP layer, by reflection because neither is there everywhere. A proxy's forwarding headers are the
 * container's business: what it does not trust must not be in an audit.
 */
@ApplicationScoped
public class CallerAddress {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    /** A bean's type, and the calls that lead from it to the address. */
    private record Path(String beanType, List<Step> steps) {}

    private record Step(String declaringType, String method) {}

    private static final List<Path> PATHS = List.of(
            new Path(
                    "jakarta.servlet.http.HttpServletRequest",
                    List.of(new Step("jakarta.servlet.ServletRequest", "getRemoteAddr"))),
            new Path(
                    "io.quarkus.vertx.http.runtime.CurrentVertxRequest",
                    List.of(
                            new Step("io.quarkus.vertx.http.runtime.CurrentVertxRequest", "getCurrent"),
                            new Step("io.vertx.ext.web.RoutingContext", "request"),
                            new Step("io.vertx.core.http.HttpServerRequest", "remoteAddress"),
                            new Step("io.vertx.core.net.SocketAddress", "hostAddress"))));

    @Inject
    @Any
    Instance<Object> beans;

    Optional<String> find() {
        return PATHS.stream().flatMap(path -> follow(path).stream()).findFirst();
    }

    private Optional<String> follow(Path path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Instance<?> bean = beans.select(Class.forName(path.beanType(), false, loader));
            if (!bean.isResolvable()) {
                return Optional.empty();
            }
            Object value = bean.get();
            for (Step step : path.steps()) {
                value = Class.forName(step.declaringType(), false, loader)
                        .getMethod(step.method())
                        .invoke(value);
            }
            return Optional.ofNullable(value).map(Object::toString);
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "The caller's address could not be read through " + path.beanType(), e);
            return Optional.empty();
        }
    }
}
