package io.github.switchgear.cdi;

import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Scope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may carry {@code @Breaker} in Quarkus and is no bean class: what producers and other extensions make, and classes that
 * nobody has made beans. The container intercepts the calls of what a producer makes by an {@code InterceptionProxy}.
 */
final class OtherDescribedObjects {

    private static final String PROXY = "io.quarkus.arc.InterceptionProxy";
    private static final String BINDINGS_SOURCE = "io.quarkus.arc.BindingsSource";

    private final BreakerDiscovery discovery;
    private final Map<String, ClassInfo> annotated = new LinkedHashMap<>();
    private final Map<String, ClassInfo> intercepted = new LinkedHashMap<>();
    private final Map<ClassInfo, String> made = new LinkedHashMap<>();
    private final Set<String> beans = new HashSet<>();

    OtherDescribedObjects(BreakerDiscovery discovery) {
        this.discovery = discovery;
    }

    /** Takes a class that has the annotation somewhere, whether or not it is going to be a bean. */
    void annotated(ClassInfo type) {
        annotated.put(type.name(), type);
    }

    /** Takes the class of a bean. */
    void bean(ClassInfo type) {
        beans.add(type.name());
    }

    /** Takes a bean that is made by a producer or by another extension. */
    void madeObject(BeanInfo bean) {
        if (bean.isProducerMethod()) {
            producedBy(bean.producerMethod());
        } else if (bean.isProducerField()) {
            producedInto(bean);
        } else {
            bean.types().stream()
                    .flatMap(type -> DescribedClasses.declaration(type).stream())
                    .forEach(type -> made.put(
                            type,
                            "another extension makes the object, and CDI does not intercept its calls; guard a method of a"
                                    + " bean that calls it, unless that extension brings interceptors to it"));
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
                .filter(annotation -> annotation.name().equals(BINDINGS_SOURCE))
                .findFirst()
                .flatMap(annotation ->
                        DescribedClasses.declaration(annotation.value().asType()));
    }

    private void produced(Type type, ClassInfo declaring, Optional<MethodInfo> method, String name) {
        DescribedClasses.declaration(type)
                .filter(it -> !new DescribedBindings(it).areNone())
                .filter(it -> !mayGiveAway(DescribedClasses.load(it.name()), declaring, method))
                .ifPresent(it -> made.put(
                        it,
                        "the producer " + declaring.name() + "." + name + " makes the object; let that take an"
                                + " InterceptionProxy<" + it.simpleName()
                                + "> and return what it makes of the object, or"
                                + " guard a method of a bean that calls it"));
    }

    /** A producer may give away another bean, which is intercepted as it is. */
    private static boolean mayGiveAway(Class<?> type, ClassInfo declaring, Optional<MethodInfo> method) {
        Class<?> producing = DescribedClasses.load(declaring.name());
        Stream<java.lang.reflect.Type> parameters = method.stream()
                .flatMap(it -> Arrays.stream(AbsentTypes.declaredMethods(producing))
                        .filter(other -> BeanMethods.signature(other).equals(DescribedClasses.signature(it))))
                .map(AbsentTypes::parameterTypes)
                .flatMap(Arrays::stream);
        return Stream.concat(parameters, ProducedTypes.injectedFields(producing))
                .anyMatch(injected -> ProducedTypes.mayGive(injected, type));
    }

    /** Adds those whose calls the container intercepts to the guarded ones. */
    void addIntercepted() {
        intercepted.forEach((name, source) -> {
            if (beans.add(name)) {
                Class<?> type = DescribedClasses.load(name);
                discovery.bean(type, new DescribedBindings(source, name));
            }
        });
    }

    /** Warns of all others. */
    void warn() {
        made.forEach((type, reason) -> {
            if (!intercepted.containsKey(type.name())) {
                warn(type, reason);
                annotated.remove(type.name());
            }
        });
        annotated.values().stream()
                .filter(type -> !beans.contains(type.name()) && isMadeSomewhere(type))
                .forEach(type -> warn(
                        type,
                        "its class is no bean; give it a scope, as @ApplicationScoped, or guard a method of a bean that"
                                + " calls it"));
    }

    private void warn(ClassInfo type, String reason) {
        DescribedBindings bindings = new DescribedBindings(type);
        if (!bindings.areNone() && !type.name().startsWith("java.")) {
            Class<?> loaded = DescribedClasses.load(type.name());
            if (!RestClients.isOne(loaded)) {
                discovery.unguarded(loaded, bindings, reason);
            }
        }
    }

    /** Whether there may be objects of a class although it is no bean: one that has a scope is one that is switched off. */
    private static boolean isMadeSomewhere(ClassInfo type) {
        return !type.isInterface()
                && !type.isAnnotation()
                && !type.isAbstract()
                && type.annotations().stream().noneMatch(OtherDescribedObjects::definesBeans);
    }

    private static boolean definesBeans(AnnotationInfo annotation) {
        return DescribedClasses.declaration(annotation)
                .filter(it -> it.hasAnnotation(NormalScope.class)
                        || it.hasAnnotation(Scope.class)
                        || it.hasAnnotation(Stereotype.class))
                .isPresent();
    }
}
