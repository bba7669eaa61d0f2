package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.quarkus.runtime.SwitchgearBuildTimeConfig;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import java.util.List;

/**
 * Tells a native image what the library looks for of Quarkus by name, as it runs in containers that have none of it. An image without
 * would start and answer, and tell no address in the audit, keep slow readers of the stream, and wait for streams when it ends.
 */
public class NativeLookupsProcessor {

    private static final String WHY = "Switchgear calls it by its name, where it is there";

    /** Whose presence alone counts: where settings come from, and what an argument that is not valid is told by. */
    private static final List<String> LOOKED_FOR = List.of(
            "org.eclipse.microprofile.config.ConfigProvider", "jakarta.validation.ConstraintViolationException");

    @BuildStep
    void lookedFor(BuildProducer<ReflectiveClassBuildItem> reflection) {
        for (String type : LOOKED_FOR) {
            if (QuarkusClassLoader.isClassPresentAtRuntime(type)) {
                reflection.produce(
                        ReflectiveClassBuildItem.builder(type).reason(WHY).build());
            }
        }
    }

    /** The caller's address, the connection below an event stream, and whether the application has begun to end. */
    @BuildStep
    void called(SwitchgearBuildTimeConfig config, BuildProducer<ReflectiveMethodBuildItem> reflection) {
        if (!config.enabled() || !config.admin().enabled()) {
            return;
        }
        String text = String.class.getName();
        List.of(
                        method("io.quarkus.vertx.http.runtime.CurrentVertxRequest", "getCurrent"),
                        method("io.vertx.ext.web.RoutingContext", "request"),
                        method("io.vertx.ext.web.RoutingContext", "response"),
                        method("io.vertx.core.http.HttpServerRequest", "remoteAddress"),
                        method("io.vertx.core.net.SocketAddress", "hostAddress"),
                        method("io.vertx.core.http.HttpServerResponse", "putHeader", text, text),
                        method("io.vertx.core.http.HttpServerResponse", "reset"),
                        method("io.quarkus.runtime.Application", "currentApplication"),
                        method("io.quarkus.runtime.Application", "isStarted"))
                .forEach(reflection::produce);
    }

    private static ReflectiveMethodBuildItem method(String type, String name, String... parameters) {
        return new ReflectiveMethodBuildItem(WHY, type, name, parameters);
    }
}
