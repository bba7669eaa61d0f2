package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.cdi.discovery.BreakerDiscovery;
import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.cdi.discovery.DescribedBindings;
import io.github.switchgear.cdi.discovery.DescribedClasses;
import io.github.switchgear.cdi.discovery.DescribedValidators;
import io.github.switchgear.cdi.discovery.OtherDescribedObjects;
import io.github.switchgear.cdi.plan.ApplicationClasses;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.DeploymentReport;
import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the guarded methods while Quarkus builds an application, and hands them on to its run time. */
@SkipIfPortableExtensionPresent(PortableBreakerExtension.class)
public class BuildTimeBreakerExtension implements BuildCompatibleExtension {

    private final List<BreakerSource> adopted = BreakerSource.adopted();
    private final BreakerDiscovery discovery = new BreakerDiscovery(ContainerCalls.OF_BEANS);
    private final OtherDescribedObjects others = new OtherDescribedObjects(discovery);
    private final Set<String> withKeys = new HashSet<>();
    private final DescribedValidators validators = new DescribedValidators();

    /**
     * Makes the container know the beans of this jar, which is no bean archive to it.
     *
     * @param classes takes them
     */
    @Discovery
    public void addOwnBeans(ScannedClasses classes) {
        OwnBeans.TYPES.forEach(type -> classes.add(type.getName()));
    }

    /**
     * Looks at a class that has the annotation, whether or not it is going to be a bean.
     *
     * @param type any class that the container knows
     */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Breaker.class)
    public void lookAtAnnotatedClass(ClassInfo type) {
        others.annotated(type);
    }

    /**
     * Looks at a class that mentions keys, whether or not it is going to be a bean.
     *
     * @param type any class that the container knows
     */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = BreakerKey.class)
    public void lookAtKeys(ClassInfo type) {
        withKeys.add(type.name());
    }

    /**
     * Looks at a bean.
     *
     * @param bean any bean of the application
     */
    @Registration(types = Object.class)
    public void collect(BeanInfo bean) {
        validators.add(bean);
        if (bean.isClassBean()) {
            ClassInfo written = DescribedClasses.written(bean.declaringClass());
            others.bean(bean.declaringClass(), written);
            if (withKeys.contains(written.name())) {
                ApplicationClasses.find(written.name()).ifPresent(discovery::keys);
            }
            collect(bean, written, new DescribedBindings(written));
            adopted.stream()
                    .map(source -> new DescribedBindings(written, source))
                    .filter(bindings -> !bindings.areNone())
                    .forEach(bindings -> collect(bean, written, bindings));
        } else {
            others.madeObject(bean);
        }
    }

    private void collect(BeanInfo bean, ClassInfo written, DescribedBindings bindings) {
        if (bindings.areNone() && !DescribedClasses.areOverlookedOn(written)) {
            return;
        }
        Optional<Class<?>> type = ApplicationClasses.find(written.name());
        if (type.isEmpty()) {
            if (!bindings.areNone()) {
                discovery.unloadable(written.name());
            }
        } else if (bean.isInterceptor()) {
            discovery.interceptor(type.get(), bindings);
        } else if (written.hasAnnotation(Decorator.class)) {
            discovery.decorator(type.get(), bindings);
        } else {
            discovery.bean(type.get(), bindings);
        }
    }

    /**
     * Adds the plan as a bean with a name that changes with its content. Quarkus names the class that it generates by the bean's
     * qualifiers, and goes on in dev mode with a class of the same name from before a live reload.
     *
     * @param components takes it
     */
    @Synthesis
    public void addPlan(SyntheticComponents components) {
        others.addIntercepted();
        List<String> texts = PlanCreator.texts(discovery.plan());
        components
                .addBean(BreakerPlan.class)
                .type(BreakerPlan.class)
                .scope(Singleton.class)
                .qualifier(NamedLiteral.of("switchgear-plan-" + hash(texts)))
                .withParam(PlanCreator.PLAN, texts.toArray(String[]::new))
                .createWith(PlanCreator.class);
    }

    private static UUID hash(List<String> texts) {
        return UUID.nameUUIDFromBytes(String.join("", texts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Refuses wrong use, and warns of what has no effect.
     *
     * @param messages takes the problems and the warnings
     */
    @Validation
    public void check(Messages messages) {
        others.warn();
        discovery.warnings().forEach(messages::warn);
        DeploymentReport.refusal(discovery.problems(validators), discovery.plan())
                .ifPresent(messages::error);
    }
}
