package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.Breaker;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Warns of breakers on the interface of a REST client that nobody registers: whoever makes such a client by a builder has an object
 * that CDI does not know, whose calls nobody guards.
 */
public class BuiltClientsProcessor {

    private static final Logger LOG = Logger.getLogger("io.github.switchgear");
    private static final DotName BREAKER = DotName.createSimple(Breaker.class);
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName REGISTERED =
            DotName.createSimple("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void warn(CombinedIndexBuildItem index) {
        for (String client : unguarded(index.getIndex())) {
            LOG.warnf(
                    "@Breaker on interface %s guards nothing, as a REST client that is made by a builder is no bean;"
                            + " annotate the interface with @RegisterRestClient and inject it, or guard the method that calls it",
                    client);
        }
    }

    private static Set<String> unguarded(IndexView index) {
        Set<String> clients = new TreeSet<>();
        for (AnnotationInstance breaker : index.getAnnotations(BREAKER)) {
            ClassInfo type = type(breaker.target());
            if (type != null
                    && type.isInterface()
                    && type.hasAnnotation(PATH)
                    && !type.hasDeclaredAnnotation(REGISTERED)
                    && index.getAllKnownImplementations(type.name()).isEmpty()) {
                clients.add(type.name().toString());
            }
        }
        return clients;
    }

    private static @Nullable ClassInfo type(AnnotationTarget target) {
        return switch (target.kind()) {
            case CLASS -> target.asClass();
            case METHOD -> target.asMethod().declaringClass();
            default -> null;
        };
    }
}
