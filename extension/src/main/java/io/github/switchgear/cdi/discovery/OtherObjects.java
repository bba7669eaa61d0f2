package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.cdi.plan.AbsentTypes;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.RestClients;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may carry {@code @Breaker} in a portable container and is no bean class: message-driven beans, what producers and other
 * extensions make, and classes of which there can be no bean. The container intercepts the calls of some all the same.
 */
public final class OtherObjects {

    private static final String MESSAGE_DRIVEN = "jakarta.ejb.MessageDriven";

    private final Map<Class<?>, AnnotatedType<?>> annotated = new LinkedHashMap<>();
    private final BeanArchives archives = new BeanArchives();
    private final Map<String, Class<?>> produced = new LinkedHashMap<>();
    private final Set<Class<?>> intercepted = new LinkedHashSet<>();
    private final Set<Class<?>> synthetic = new LinkedHashSet<>();

    /** Takes a class that has the annotation somewhere, whether or not it is going to be a bean. */
    public void annotated(AnnotatedType<?> type) {
        annotated.put(type.getJavaClass(), type);
    }

    /** Takes a bean, or what a container shows as one without being told to. */
    public void bean(Class<?> type, boolean isSessionBean, BeanManager beanManager) {
        archives.bean(type, isSessionBean, beanManager);
    }

    /** Takes what a producer method makes. */
    public void produced(AnnotatedMethod<?> producer) {
        Set<Class<?>> factories = new LinkedHashSet<>();
        for (AnnotatedParameter<?> parameter : producer.getParameters()) {
            if (ProducedTypes.raw(parameter.getBaseType()).equals(Optional.of(InterceptionFactory.class))) {
                ProducedTypes.argument(parameter.getBaseType()).ifPresent(factories::add);
            }
        }
        intercepted.addAll(factories);
        Method method = producer.getJavaMember();
        if (factories.isEmpty()
                && Arrays.stream(AbsentTypes.parameterTypes(method))
                        .noneMatch(parameter -> ProducedTypes.mayGive(parameter, method.getReturnType()))) {
            produced(
                    method.getReturnType(),
                    producer.getDeclaringType().getJavaClass(),
                    GuardedMethod.display(producer.getDeclaringType().getJavaClass(), method));
        }
    }

    /** Takes what a producer field holds. */
    public void produced(Field producer, Class<?> declaring) {
        produced(producer.getType(), declaring, declaring.getName() + "." + producer.getName());
    }

    /** A producer may give away another bean, which is intercepted as it is. */
    private void produced(Class<?> type, Class<?> declaring, String producer) {
        if (ProducedTypes.injectedFields(declaring).noneMatch(field -> ProducedTypes.mayGive(field, type))) {
            produced.put(producer, type);
        }
    }

    /** Takes a bean that another extension adds. */
    public void synthetic(Bean<?> bean) {
        synthetic.add(bean.getBeanClass());
        for (Type type : bean.getTypes()) {
            ProducedTypes.raw(type).ifPresent(synthetic::add);
        }
    }

    /** Adds those whose calls the container intercepts to the beans. */
    public void addInterceptedTo(Map<Class<?>, PortableBindings> beans, BeanManager beanManager) {
        annotated.forEach((type, written) -> {
            if (isMessageDriven(written)) {
                beans.putIfAbsent(type, new PortableBindings(written, new CarriedBreakers(beanManager)));
            }
        });
        intercepted.stream()
                .filter(ProducedTypes::isReadable)
                .forEach(type -> beans.computeIfAbsent(type, it -> PortableBindings.of(it, beanManager)));
    }

    private static boolean isMessageDriven(AnnotatedType<?> written) {
        return ContainerCalls.find(written.getAnnotations(), MESSAGE_DRIVEN).isPresent();
    }

    /** Warns of all others, and of those that a server may leave alone. */
    public void warn(BreakerDiscovery discovery, Set<Class<?>> beans, BeanManager beanManager) {
        annotated.forEach((type, written) -> mayBeLeftAloneAs(type, written)
                .filter(reason -> !archives.have(type))
                .ifPresent(reason -> discovery.unguarded(
                        type, new PortableBindings(written, new CarriedBreakers(beanManager)), reason)));
        annotated.forEach((type, written) -> {
            if (!beans.contains(type) && beans.stream().noneMatch(type::isAssignableFrom)) {
                noBeanBecause(type)
                        .or(() -> mayBeMessageDriven(type, beanManager))
                        .ifPresent(reason -> discovery.unguarded(
                                type, new PortableBindings(written, new CarriedBreakers(beanManager)), reason));
            }
        });
        produced.forEach((producer, type) -> {
            if (ProducedTypes.isReadable(type)) {
                discovery.unguarded(
                        type,
                        PortableBindings.of(type, beanManager),
                        "the producer " + producer + " makes the object; let that take an InterceptionFactory<"
                                + type.getSimpleName()
                                + "> and return what it makes of the object, or guard a method of a"
                                + " bean that calls it");
            }
        });
        synthetic.stream()
                .filter(ProducedTypes::isReadable)
                .filter(type -> !beans.contains(type) && !RestClients.isOne(type))
                .forEach(type -> discovery.unguarded(
                        type,
                        PortableBindings.of(type, beanManager),
                        "another extension makes the object, and CDI does not intercept its calls; guard a method of a bean"
                                + " that calls it, unless that extension brings interceptors to it"));
    }

    /** What a server may do with a component where its archive is not for CDI, and what to do. */
    private Optional<String> mayBeLeftAloneAs(Class<?> type, AnnotatedType<?> written) {
        if (isMessageDriven(written)) {
            return Optional.of(
                    "a server may bring no interceptors to an archive of nothing but message-driven beans, and"
                            + " WildFly does not; put an empty META-INF/beans.xml into it");
        }
        return archives.hasUndefined(type)
                ? Optional.of(
                        "a server may make it without CDI where no class of its archive has a scope, and WildFly does;"
                                + " give it one, as @RequestScoped")
                : Optional.empty();
    }

    /** What keeps a class of which there could be objects from being a bean, and what to do; empty if nothing does. */
    private static Optional<String> noBeanBecause(Class<?> type) {
        if (!isConcrete(type)) {
            return Optional.empty();
        }
        if (type.isEnum()) {
            return Optional.of("an enum is no bean; guard a method of a bean that calls it");
        }
        if (Extension.class.isAssignableFrom(type)) {
            return Optional.of("an extension has no interceptors; guard a method of a bean that it calls");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return Optional.of("an inner class is no bean; make it static, or guard a method of a bean that calls it");
        }
        return Arrays.stream(type.getDeclaredConstructors()).noneMatch(OtherObjects::isForBeans)
                ? Optional.of(
                        "its class is no bean, as it has no constructor without parameters and none with @Inject; give"
                                + " it one, or guard a method of a bean that calls it")
                : Optional.empty();
    }

    /**
     * What a class may be that the container has shown and makes no bean of although it could, and what to do. It has shown it as
     * one of its components, unless it is one of those that are made to be no bean, which nobody makes objects of.
     */
    private static Optional<String> mayBeMessageDriven(Class<?> type, BeanManager beanManager) {
        return !isConcrete(type) || BeanArchives.isDefined(type, beanManager)
                ? Optional.empty()
                : Optional.of(
                        "its class is no bean; if ejb-jar.xml makes it a message-driven bean, write @MessageDriven"
                                + " on it, too, with the name that it has there, or guard a method of a bean that it calls");
    }

    private static boolean isConcrete(Class<?> type) {
        return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }

    private static boolean isForBeans(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 || constructor.isAnnotationPresent(Inject.class);
    }
}
