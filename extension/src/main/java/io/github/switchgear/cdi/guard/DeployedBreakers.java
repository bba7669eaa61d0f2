package io.github.switchgear.cdi.guard;

import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.configuration.BreakerConfiguration;
import io.github.switchgear.cdi.configuration.ContainerConfiguration;
import io.github.switchgear.cdi.configuration.ValidatorLookup;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.DeploymentReport;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.RestClients;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.UnfailingLogger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The breakers of the deployment, made from its plan when the application starts. */
@ApplicationScoped
public class DeployedBreakers implements BreakerRegistry {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private final LivingBreakers breakers = new LivingBreakers();
    /** Of each bean class that the plan knows, also where all of its breakers are switched off. */
    private final Map<Class<?>, Map<Method, Guard>> guards = new HashMap<>();
    /** Of classes that the plan does not know, so that those of each are looked for once and not by each interceptor. */
    private final Map<Class<?>, Map<Method, Guard>> ofGenerated = new ConcurrentHashMap<>();
    /** Of the one REST client that has a method, looked for with the first call of it and not with each. */
    private final Map<Method, Map<Method, Guard>> ofUntold = new ConcurrentHashMap<>();

    private @Nullable TransitionEvents transitions;

    @Inject
    void deploy(
            BreakerPlan plan,
            @Any Instance<ResultValidator<?>> validators,
            @Any Instance<FailureJudge> judges,
            @Any Instance<BreakerKeyResolver> resolvers,
            Instance<ValidatorLookup> hidden,
            Instance<BreakerConfiguration> checked,
            Event<BreakerTransition> events) {
        BreakerConfiguration configuration = checked.isResolvable()
                ? checked.get()
                : new BreakerConfiguration(plan, ContainerConfiguration.source());
        Optional<DeploymentException> refusal = DeploymentReport.refusal(configuration.problems(), plan);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        for (String warning : configuration.warnings()) {
            LOG.log(Level.WARNING, warning);
        }
        TransitionEvents fired = new TransitionEvents(events);
        transitions = fired;
        ValidatorLookup visible = new VisibleBeans(validators, judges, resolvers, hidden);
        Map<Class<?>, Map<String, List<Method>>> callable = new HashMap<>();
        for (Map.Entry<String, List<GuardedMethod>> named : plan.byBreaker().entrySet()) {
            String name = named.getKey();
            List<GuardedMethod> sharing = named.getValue();
            DeployedBreaker deployed = DeployedBreaker.of(name, sharing, configuration.of(name), visible);
            for (GuardedMethod guarded : sharing) {
                guardsOf(guarded.beanClass());
            }
            deployed.breaker().onTransition(fired);
            breakers.add(deployed);
            if (deployed.isEnabled()) {
                guard(sharing, deployed, visible, callable);
            }
        }
    }

    private Map<Method, Guard> guardsOf(Class<?> beanClass) {
        Map<Method, Guard> ofBean = guards.get(beanClass);
        if (ofBean == null) {
            ofBean = new HashMap<>();
            guards.put(beanClass, ofBean);
        }
        return ofBean;
    }

    private void guard(
            List<GuardedMethod> sharing,
            DeployedBreaker deployed,
            ValidatorLookup beans,
            Map<Class<?>, Map<String, List<Method>>> callable) {
        for (GuardedMethod guarded : sharing) {
            Map<Method, Guard> ofBean = guardsOf(guarded.beanClass());
            Guard guard = deployed.guard(guarded, beans);
            Map<String, List<Method>> ofClass = callable.get(guarded.beanClass());
            if (ofClass == null) {
                ofClass = BeanMethods.callable(guarded.beanClass());
                callable.put(guarded.beanClass(), ofClass);
            }
            for (Method method : BeanMethods.leadingTo(guarded.method(), ofClass)) {
                ofBean.put(method, guard);
            }
        }
    }

    /** Makes the breakers when the application starts, and not with the first call or the first look at them. */
    void start(@Observes Startup event) {}

    /** Where the start has failed there are none, and nobody makes them to end them. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) Shutdown event) {
        stop();
    }

    /** Where nobody tells of a shutdown, as in TomEE and OpenWebBeans in Java SE. */
    void end(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stop();
    }

    private void stop() {
        if (transitions != null) {
            transitions.stop();
        }
    }

    /** What leads calls of a bean class's methods through their breakers; a method that is not here is not guarded. */
    public Map<Method, Guard> of(Class<?> beanClass) {
        Map<Method, Guard> own = guards.get(beanClass);
        return own != null ? own : ofGenerated.computeIfAbsent(beanClass, this::ofParent);
    }

    /**
     * The same of a bean, or of what a producer has made.
     *
     * @param beanClass of the bean that the interceptor belongs to: what a producer makes has that of the producer, or that
     *     of what the container offers producers for it
     * @param target what is called; null for a static method
     */
    public Map<Method, Guard> of(Class<?> beanClass, @Nullable Object target) {
        if (target == null || beanClass.isInstance(target)) {
            return of(beanClass);
        }
        Map<Method, Guard> ofTarget = of(target.getClass());
        return ofTarget.isEmpty() ? of(beanClass) : ofTarget;
    }

    /**
     * The same of what the container tells no bean of: a message-driven bean, a component of its own, or a REST client.
     *
     * @param target what is called or, of a client in Jersey, something that does not tell which
     * @param method what is called of it
     * @throws IllegalStateException if that does not tell either: if several clients inherit the method
     */
    public Map<Method, Guard> ofUntold(Object target, Method method) {
        Map<Method, Guard> ofTarget = of(target.getClass());
        return ofTarget.isEmpty() ? ofUntold.computeIfAbsent(method, this::ofClientWith) : ofTarget;
    }

    /** A container makes subclasses of components, as of beans. */
    private Map<Method, Guard> ofParent(Class<?> generated) {
        for (Class<?> type = generated; type != null; type = type.getSuperclass()) {
            if (guards.containsKey(type)) {
                return guards.get(type);
            }
        }
        return ofClient(generated);
    }

    private Map<Method, Guard> ofClientWith(Method method) {
        Map<Class<?>, Map<Method, Guard>> clients = new HashMap<>(guards);
        clients.entrySet()
                .removeIf(client -> !client.getValue().containsKey(method) || !RestClients.isOne(client.getKey()));
        if (clients.size() > 1) {
            throw new IllegalStateException("The container does not tell which of the REST clients " + clients.keySet()
                    + " is called; declare " + method + " in each of them");
        }
        return clients.values().stream().findFirst().orElse(Map.of());
    }

    private Map<Method, Guard> ofClient(Class<?> generated) {
        return Arrays.stream(generated.getInterfaces())
                .filter(RestClients::isOne)
                .findFirst()
                .map(client -> RestClients.implementedBy(generated, guards.getOrDefault(client, Map.of())))
                .orElse(Map.of());
    }

    @Override
    public Collection<CircuitBreaker> all() {
        return breakers.all().stream().map(DeployedBreaker::breaker).toList();
    }

    @Override
    public Optional<CircuitBreaker> find(String name) {
        return breakers.find(name).map(DeployedBreaker::breaker);
    }

    @Override
    public Optional<KeyedBreakers> keyed(String name) {
        return breakers.find(name).flatMap(DeployedBreaker::family);
    }

    @Override
    public Optional<BreakerDescription> describe(String name) {
        return breakers.find(name).map(DeployedBreaker::describe);
    }

    @Override
    public Registration follow(RegistryListener listener) {
        return breakers.follow(listener);
    }
}
