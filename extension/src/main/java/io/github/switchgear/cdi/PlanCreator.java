package io.github.switchgear.cdi;

import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.cdi.plan.AnnotationText;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the plan at run time from what {@link BuildTimeBreakerExtension} found at build time. */
public class PlanCreator implements SyntheticBeanCreator<BreakerPlan> {

    static final String BEAN_CLASSES = "beanClasses";
    static final String SIGNATURES = "signatures";
    static final String ANNOTATION_TYPES = "annotationTypes";
    static final String ANNOTATIONS = "annotations";

    @Override
    public BreakerPlan create(Instance<Object> lookup, Parameters parameters) {
        Class<?>[] beanClasses = parameters.get(BEAN_CLASSES, Class[].class);
        String[] signatures = parameters.get(SIGNATURES, String[].class);
        String[] types = parameters.get(ANNOTATION_TYPES, String[].class);
        String[] annotations = parameters.get(ANNOTATIONS, String[].class);
        Map<String, BreakerSource> sources = new HashMap<>();
        List<GuardedMethod> methods = new ArrayList<>();
        for (int i = 0; i < beanClasses.length; i++) {
            methods.add(new GuardedMethod(
                    beanClasses[i],
                    method(beanClasses[i], signatures[i]),
                    declaration(sources.computeIfAbsent(types[i], PlanCreator::source), annotations[i])));
        }
        return new BreakerPlan(methods);
    }

    private static BreakerSource source(String type) {
        return BreakerSource.of(type)
                .orElseThrow(() -> new IllegalStateException(
                        "The application was built with breakers of @" + type + " and is without what knows it"));
    }

    private static BreakerDeclaration declaration(BreakerSource source, String annotation) {
        return source.declaration(AnnotationText.read(source.type(), annotation));
    }

    private static Method method(Class<?> beanClass, String signature) {
        return BeanMethods.of(beanClass).stream()
                .filter(method -> BeanMethods.unreachableBecause(method).isEmpty())
                .filter(method -> BeanMethods.signature(method).equals(signature))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(beanClass + " has lost its method " + signature));
    }
}
