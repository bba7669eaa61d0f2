package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.cdi.check.ValidatorBeans;
import io.github.switchgear.cdi.configuration.BreakerConfiguration;
import io.github.switchgear.cdi.configuration.ContainerConfiguration;
import io.github.switchgear.cdi.configuration.ValidatorLookup;
import io.github.switchgear.cdi.discovery.BreakerDiscovery;
import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.cdi.discovery.CarriedBreakers;
import io.github.switchgear.cdi.discovery.FinalMethods;
import io.github.switchgear.cdi.discovery.HiddenValidators;
import io.github.switchgear.cdi.discovery.OtherObjects;
import io.github.switchgear.cdi.discovery.PortableBindings;
import io.github.switchgear.cdi.guard.BreakerInterceptor;
import io.github.switchgear.cdi.guard.DeployedBreakers;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.DeploymentReport;
import io.github.switchgear.cdi.plan.RestClients;
import io.github.switchgear.core.UnfailingLogger;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the guarded methods in containers of CDI Full: Weld, OpenWebBeans and the servers built on them. */
public class PortableBreakerExtension implements Extension {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private final Set<Class<?>> seen = new HashSet<>();
    private final List<BreakerSource> sources = BreakerSource.adopted();
    private final Map<Class<?>, PortableBindings> beans = new LinkedHashMap<>();
    /** What other sources than that of {@code @Breaker} say of the same beans. */
    private final Map<Class<?>, List<PortableBindings>> adopted = new LinkedHashMap<>();
    /** Beans that another one replaces; Weld tells of them all the same, and not always first. */
    private final Set<Class<?>> specialized = new HashSet<>();

    /** Those that mention keys, whether or not they are going to be beans. */
    private final Set<Class<?>> withKeys = new LinkedHashSet<>();

    private final HiddenValidators hiddenValidators = new HiddenValidators();
    private final BreakerDiscovery discovery = new BreakerDiscovery(ContainerCalls.OF_SERVERS);
    private final OtherObjects others = new OtherObjects();

    /** Read when the deployment is checked, and handed on to its start. */
    private @Nullable BreakerConfiguration configuration;

    /** Whether or not the container scans this jar, it knows these types from here. */
    void addOwnBeans(@Observes BeforeBeanDiscovery event) {
        OwnBeans.TYPES.forEach(type -> event.addAnnotatedType(type, type.getName()));
    }

    void keepOneInterceptor(@Observes ProcessAnnotatedType<BreakerInterceptor> event) {
        keepOne(event);
    }

    void keepOneRegistry(@Observes ProcessAnnotatedType<DeployedBreakers> event) {
        keepOne(event);
    }

    void keepOneConfiguration(@Observes ProcessAnnotatedType<ContainerConfiguration> event) {
        keepOne(event);
    }

    /** A container that scans this jar as well shows each type twice, and would make two beans of it. */
    private void keepOne(ProcessAnnotatedType<?> event) {
        if (!seen.add(event.getAnnotatedType().getJavaClass())) {
            event.veto();
        }
    }

    <X> void lookAtAnnotatedType(
            @Observes @WithAnnotations(Breaker.class) ProcessAnnotatedType<X> event, BeanManager beanManager) {
        others.annotated(event.getAnnotatedType());
        if (FinalMethods.areIn(event.getAnnotatedType())) {
            new FinalMethods(event.configureAnnotatedType(), new CarriedBreakers(beanManager)).spare();
        }
    }

    <X> void lookAtKeys(@Observes @WithAnnotations(BreakerKey.class) ProcessAnnotatedType<X> event) {
        withKeys.add(event.getAnnotatedType().getJavaClass());
    }

    <X> void collect(@Observes ProcessManagedBean<X> event, BeanManager beanManager) {
        AnnotatedType<X> type = event.getAnnotatedBeanClass();
        if (type.isAnnotationPresent(Specializes.class)) {
            specialized.add(type.getJavaClass().getSuperclass());
        }
        others.bean(type.getJavaClass(), event instanceof ProcessSessionBean<?>, beanManager);
        PortableBindings bindings = new PortableBindings(type, new CarriedBreakers(beanManager));
        if (event.getBean() instanceof Interceptor<?>) {
            discovery.interceptor(type.getJavaClass(), bindings);
        } else if (event.getBean() instanceof Decorator<?>) {
            discovery.decorator(type.getJavaClass(), bindings);
        } else {
            beans.put(type.getJavaClass(), bindings);
            adopted.put(type.getJavaClass(), adopted(type, beanManager));
        }
    }

    private List<PortableBindings> adopted(AnnotatedType<?> type, BeanManager beanManager) {
        return sources.stream()
                .map(source -> new PortableBindings(type, new CarriedBreakers(source, beanManager)))
                .toList();
    }

    <X> void collectProducer(@Observes ProcessProducerMethod<?, X> event) {
        others.produced(event.getAnnotatedProducerMethod());
    }

    <X> void collectProducer(@Observes ProcessProducerField<?, X> event) {
        others.produced(
                event.getAnnotatedProducerField().getJavaMember(),
                event.getAnnotatedProducerField().getDeclaringType().getJavaClass());
    }

    <X> void collectSyntheticBean(@Observes ProcessSyntheticBean<X> event, BeanManager beanManager) {
        Class<?> type = event.getBean().getBeanClass();
        if (RestClients.isOne(type)) {
            AnnotatedType<?> written = beanManager.createAnnotatedType(type);
            discovery.bean(type, new PortableBindings(written, new CarriedBreakers(beanManager)));
            for (BreakerSource source : sources) {
                discovery.bean(type, new PortableBindings(written, new CarriedBreakers(source, beanManager)));
            }
        } else {
            others.synthetic(event.getBean());
        }
    }

    <X> void collectValidator(@Observes ProcessBean<X> event) {
        hiddenValidators.add(event.getBean());
    }

    void addPlan(@Observes AfterBeanDiscovery event, BeanManager beanManager) {
        beans.keySet().removeAll(specialized);
        hiddenValidators.forget(specialized);
        others.addInterceptedTo(beans, beanManager);
        beans.forEach(discovery::bean);
        withKeys.retainAll(beans.keySet());
        withKeys.forEach(discovery::keys);
        // What a container intercepts that is no bean, as what an InterceptionFactory makes.
        for (Class<?> type : beans.keySet()) {
            adopted.computeIfAbsent(type, it -> adopted(beanManager.createAnnotatedType(it), beanManager));
        }
        adopted.keySet().removeAll(specialized);
        adopted.forEach((type, all) -> all.forEach(bindings -> discovery.bean(type, bindings)));
        bean(event, BreakerPlan.class, discovery::plan);
        bean(event, ValidatorLookup.class, () -> hidden(beanManager));
        bean(event, BreakerConfiguration.class, this::configuration);
    }

    /**
     * Adds a bean that no other deployment of this jar can be taken for. The modules of an EAR may each have this jar, and
     * then Weld has several of these classes in one container, where it tells beans apart by nothing but their names.
     */
    private static <T> void bean(AfterBeanDiscovery event, Class<T> type, Supplier<T> instance) {
        event.<T>addBean()
                .id(type.getName() + "#" + UUID.randomUUID())
                .beanClass(type)
                .addType(type)
                .scope(Singleton.class)
                .createWith(context -> instance.get());
    }

    private BreakerConfiguration configuration() {
        BreakerConfiguration read = configuration;
        return read == null ? new BreakerConfiguration(discovery.plan(), ContainerConfiguration.source()) : read;
    }

    private ValidatorLookup hidden(BeanManager beanManager) {
        return new ValidatorLookup() {
            @Override
            public <T> T find(Class<T> type) {
                return hiddenValidators.reference(type, beanManager);
            }
        };
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        others.warn(discovery, beans.keySet(), beanManager);
        List<String> problems = discovery.problems(named -> find(named, beanManager));
        BreakerConfiguration read = new BreakerConfiguration(discovery.plan(), ContainerConfiguration.source());
        configuration = read;
        problems.addAll(read.problems());
        discovery.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
        DeploymentReport.refusal(problems, discovery.plan()).ifPresent(event::addDeploymentProblem);
    }

    private ValidatorBeans.Found find(Class<?> named, BeanManager beanManager) {
        Set<Bean<?>> visible = beanManager.getBeans(named);
        try {
            return beanManager.resolve(visible.isEmpty() ? hiddenValidators.find(named) : visible) == null
                    ? ValidatorBeans.Found.NONE
                    : ValidatorBeans.Found.ONE;
        } catch (AmbiguousResolutionException several) {
            return ValidatorBeans.Found.SEVERAL;
        }
    }
}
