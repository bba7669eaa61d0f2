package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.quarkus.runtime.SwitchgearBuildTimeConfig;
import io.github.switchgear.quarkus.runtime.management.ManagementConfig;
import io.github.switchgear.quarkus.runtime.management.ManagementRecorder;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.resteasy.reactive.server.deployment.ResteasyReactiveDeploymentBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.NonApplicationRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.runtime.management.ManagementInterfaceBuildTimeConfig;
import java.util.Optional;
import java.util.Set;

/** Has dashboard and REST answer on the port of the management interface, and on no other, where there is one. */
public class ManagementProcessor {

    private static final String KEY = "quarkus.switchgear.management";
    private static final String ROOT = "/switchgear";

    /** Of the management interface, its body handler is first; routes of the same order stay as they were added. */
    private static final int BEFORE_THE_BODY_IS_READ = Integer.MIN_VALUE;

    /** What writes the access log, and has the application's own headers, is before it; who signs people in is not. */
    private static final int BEFORE_ANYBODY_SIGNS_IN = Integer.MIN_VALUE + 1;

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void serve(
            SwitchgearBuildTimeConfig switchgear,
            ManagementConfig wanted,
            ManagementInterfaceBuildTimeConfig management,
            Optional<ResteasyReactiveDeploymentBuildItem> rest,
            HttpRootPathBuildItem root,
            NonApplicationRootPathBuildItem interfaces,
            ManagementRecorder recorder,
            BuildProducer<RouteBuildItem> routes) {
        if (wanted.management().orElse(false) && !management.enabled()) {
            throw new ConfigurationException(
                    KEY
                            + "=true has dashboard and REST answer on the port of the management interface, which there is none of:"
                            + " add quarkus.management.enabled=true, or take " + KEY
                            + " away to have them on the main port",
                    Set.of(KEY, "quarkus.management.enabled"));
        }
        if (rest.isEmpty()
                || !management.enabled()
                || !wanted.management().orElse(true)
                || !switchgear.enabled()
                || !switchgear.admin().enabled()) {
            return;
        }
        String application = withoutSlash(rest.get().getApplicationPath());
        String path = root.resolvePath(withoutFirstSlash(application + ROOT));

        routes.produce(interfaces
                .routeBuilder()
                .management()
                .orderedRoute(path + "/*", BEFORE_THE_BODY_IS_READ)
                .handler(recorder.handOver())
                .build());
        if (!path.equals(ROOT)) {
            routes.produce(interfaces
                    .routeBuilder()
                    .management()
                    .orderedRoute(ROOT + "/*", BEFORE_THE_BODY_IS_READ)
                    .handler(recorder.sendTo(path.substring(0, path.length() - ROOT.length())))
                    .build());
        }
        routes.produce(root.routeBuilder()
                .orderedRoute("/*", BEFORE_ANYBODY_SIGNS_IN)
                .handler(recorder.hide(path))
                .build());
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String withoutFirstSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
