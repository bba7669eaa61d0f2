package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.plan.AbsentTypes;
import io.github.switchgear.cdi.plan.ApplicationClasses;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.RestClients;
import jakarta.decorator.Decorator;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may carry {@code @Breaker} in Quarkus and is no bean class: what producers and other extensions make, and classes that
 * nobody has made beans. The container intercepts the calls of what a producer makes by an {@code InterceptionProxy}.
 */
public final class OtherDescribedObjects {

    private static final String PROXY = "io.quarkus.arc.InterceptionProxy";
    private static final String BINDINGS_SOURCE = "io.quarkus.arc.BindingsSource";

    private static final String GENERATED =
            "the class of the bean is generated, and inherits no annotation from an interface;"
                    + " guard a method of a bean that calls it, unless what generates it brings the annotation along";
    private static final String SYNTHETIC =
            "another extension makes the object, and CDI does not intercept its calls; guard a"
                    + " method of a bean that calls it, unless that extension brings interceptors to it";

    private final BreakerDiscovery discovery;
    private final Map<String, ClassInfo> annotated = new LinkedHashMap<>();
    private final Map<String, ClassInfo> intercepted = new LinkedHashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final Set<String> beans = new HashSet<>();
    /** Classes that beans extend, so that their methods are those of beans. */
    private final Set<String> extended = new HashSet<>();

    public OtherDescribedObjects(BreakerDiscovery discovery) {
        this.discovery = discovery;
    }

    /** Takes a class that has the annotation somewhere, whether or not it is going to be a bean. */
    public void annotated(ClassInfo type) {
        annotated.put(type.name(), type);
    }

    /**
     * Takes the class of a bean.
     *
     * @param type the class that the container has
     * @param written what somebody has written of it
     */
    public void bean(ClassInfo type, ClassInfo written) {
        beans.add(written.name());
        Stream.iterate(
                        DescribedClasses.superclass(type),
                        Optional::isPresent,
                        it -> it.flatMap(DescribedClasses::superclass))
                .flatMap(Optional::stream)
                .forEach(parent -> extended.add(parent.name()));
        if (DescribedClasses.isGenerated(written)) {
            DescribedClasses.interfaces(written).forEach(parent -> made.add(new Made(parent, GENERATED)));
        }
    }

    /** Takes a bean that is made by a producer or by another extension. */
    public void madeObject(BeanInfo bean) {
        if (bean.isProducerMethod()) {
            producedBy(bean.producerMethod());
        } else if (bean.isProducerField()) {
            producedInto(bean);
        } else {
            bean.types().stream()
                    .flatMap(type -> DescribedClasses.declaration(type).stream())
                    .forEach(type -> made.add(new Made(type, SYNTHETIC)));
        }
    }

    private void producedBy(MethodInfo producer) {
        Set<String> proxied = new HashSet<>();
        for (ParameterInfo parameter : producer.parameters()) {
            proxied(parameter).ifPresent(type -> {
                proxied.add(type.name());
                intercepted.put(type.name(), bindingsSource(parameter).orElse(type));
            });
        }
        if (proxied.isEmpty()) {
            produced(producer.returnType(), producer.declaringClass(), Optional.of(producer), producer.name() + "()");
        }
    }

    private void producedInto(BeanInfo bean) {
        produced(
                bean.producerField().type(),
                bean.producerField().declaringClass(),
                Optional.empty(),
                bean.producerField().name());
    }

    /** What an {@code InterceptionProxy} is for. */
    private static Optional<ClassInfo> proxied(ParameterInfo parameter) {
        Type type = parameter.type();
        return type.isParameterizedType()
                        && DescribedClasses.declaration(type)
                                .filter(it -> it.name().equals(PROXY))
                                .isPresent()
                ? DescribedClasses.declaration(
                        type.asParameterizedType().typeArguments().get(0))
                : Optional.empty();
    }

    private static Optional<ClassInfo> bindingsSource(ParameterInfo parameter) {
        return parameter.annotations().stream()
                .filter(annotation -> DescribedClasses.is(annotation, BINDINGS_SOURCE))
                .findFirst()
                .flatMap(annotation ->
                        DescribedClasses.declaration(annotation.value().asType()));
    }

    private void produced(Type type, ClassInfo declaring, Optional<MethodInfo> method, String name) {
        DescribedClasses.declaration(type)
                .filter(it -> !new DescribedBindings(it).areNone())
                .filter(it -> ApplicationClasses.find(it.name())
                        .filter(found -> !mayGiveAway(found, declaring, method))
                        .isPresent())
                .ifPresent(it -> made.add(new Made(
                        it,
                        "the producer " + declaring.name() + "." + name + " makes the object; let that take an"
                                + " InterceptionProxy<" + it.simpleName()
                                + "> and return what it makes of the object, or"
                                + " guard a method of a bean that calls it")));
    }

    /** A producer may give away another bean, which is intercepted as it is. */
    private static boolean mayGiveAway(Class<?> type, ClassInfo declaring, Optional<MethodInfo> method) {
        Class<?> producing = ApplicationClasses.load(declaring.name());
        Stream<java.lang.reflect.Type> parameters = method.stream()
                .flatMap(it -> Arrays.stream(AbsentTypes.declaredMethods(producing))
                        .filter(other -> BeanMethods.signature(other).equals(DescribedClasses.signature(it))))
                .map(AbsentTypes::parameterTypes)
                .flatMap(Arrays::stream);
        return Stream.concat(parameters, ProducedTypes.injectedFields(producing))
                .anyMatch(injected -> ProducedTypes.mayGive(injected, type));
    }

    /** Adds those whose calls the container intercepts to the guarded ones. */
    public void addIntercepted() {
        intercepted.forEach((name, source) -> {
            if (beans.add(name)) {
                Class<?> type = ApplicationClasses.load(name);
                discovery.bean(type, new DescribedBindings(source, name));
            }
        });
    }

    /** Warns of all others. */
    public void warn() {
        for (Made object : made) {
            warn(object.type(), object.why());
            annotated.remove(object.type().name());
        }
        annotated.values().stream()
                .filter(type -> !beans.contains(type.name()) && !extended.contains(type.name()))
                .filter(OtherDescribedObjects::isMadeSomewhere)
                .forEach(type -> warn(
                        type,
                        "its class is no bean; give it a scope, as @ApplicationScoped, or guard a method of a bean that"
                                + " calls it"));
    }

    private void warn(ClassInfo type, String reason) {
        DescribedBindings bindings = new DescribedBindings(type);
        if (!bindings.areNone()) {
            ApplicationClasses.find(type.name())
                    .filter(it -> !RestClients.isOne(it))
                    .ifPresent(it -> discovery.unguarded(it, bindings, reason));
        }
    }

    /** Whether there may be objects of a class although it is no bean: one that has a scope is one that is switched off. */
    private static boolean isMadeSomewhere(ClassInfo type) {
        return !type.isInterface()
                && !type.isAnnotation()
                && !type.isAbstract()
                && !type.hasAnnotation(Interceptor.class)
                && !type.hasAnnotation(Decorator.class)
                && type.annotations().stream().noneMatch(OtherDescribedObjects::definesBeans);
    }

    private static boolean definesBeans(AnnotationInfo annotation) {
        return DescribedClasses.declaration(annotation)
                .filter(it -> it.hasAnnotation(NormalScope.class)
                        || it.hasAnnotation(Scope.class)
                        || it.hasAnnotation(Stereotype.class))
                .isPresent();
    }

    private record Made(ClassInfo type, String why) {}
}
