package io.github.switchgear.quarkus.deployment;

import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.resteasy.reactive.server.spi.AnnotationsTransformerBuildItem;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;

/**
 * Where no library for JSON is there, Quarkus warns of each resource method that says JSON. Those of the admin module write theirs
 * by hand and say in each answer that it is JSON, so there is nothing to add: they need not say it to Quarkus. For resources of the
 * application it goes on warning.
 */
public class JsonByHandProcessor {

    private static final String OURS = "io.github.switchgear.admin.";
    private static final String LIBRARIES = "io.quarkus.resteasy.reactive.json";
    private static final DotName PRODUCES = DotName.createSimple(Produces.class);

    /** Still refuses who takes neither JSON nor anything like it. */
    private static final String ANY_APPLICATION = "application/*";

    @BuildStep
    void sayJsonInAnswersAlone(Capabilities capabilities, BuildProducer<AnnotationsTransformerBuildItem> annotations) {
        if (capabilities.isCapabilityWithPrefixMissing(LIBRARIES)) {
            annotations.produce(new AnnotationsTransformerBuildItem(AnnotationTransformation.builder()
                    .whenDeclaration(JsonByHandProcessor::isOurs)
                    .whenAnyMatch(PRODUCES)
                    .transform(JsonByHandProcessor::rewrite)));
        }
    }

    private static boolean isOurs(Declaration declaration) {
        return switch (declaration.kind()) {
            case CLASS -> isOurs(declaration.asClass().name());
            case METHOD -> isOurs(declaration.asMethod().declaringClass().name());
            default -> false;
        };
    }

    private static boolean isOurs(DotName type) {
        return type.toString().startsWith(OURS);
    }

    private static void rewrite(AnnotationTransformation.TransformationContext context) {
        AnnotationInstance said = context.annotations().stream()
                .filter(annotation -> annotation.name().equals(PRODUCES))
                .findFirst()
                .orElseThrow();
        AnnotationValue[] types = Arrays.stream(said.value().asStringArray())
                .map(type -> type.equals(MediaType.APPLICATION_JSON) ? ANY_APPLICATION : type)
                .map(type -> AnnotationValue.createStringValue("", type))
                .toArray(AnnotationValue[]::new);
        context.remove(said::equals);
        AnnotationTarget target = context.declaration();
        context.add(AnnotationInstance.create(
                PRODUCES, target, new AnnotationValue[] {AnnotationValue.createArrayValue("value", types)}));
    }
}
