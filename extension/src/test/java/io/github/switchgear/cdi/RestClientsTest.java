package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.guard.BreakerInterceptor;
import io.github.switchgear.cdi.guard.DeployedBreakers;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The breakers on an interface that stands for a REST client are known, and those on other interfaces are not. */
class RestClientsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    interface Shared {
        @Breaker(name = "inherited")
        void inherited();

        void unguarded();
    }

    @RegisterRestClient
    interface OnMethods extends Shared {
        @Breaker(fallbackMethod = "none")
        String stock(String sku);

        default String none(String sku) {
            return "none";
        }
    }

    @RegisterRestClient
    @Breaker
    interface OnType {
        void first();

        void second();

        static void helper() {}
    }

    @RegisterRestClient
    interface Wrong {
        @Breaker(allowedFails = 0)
        void call();

        @Breaker
        static void outOfReach() {}
    }

    @Breaker
    interface NoClient {
        void call();
    }

    /** A container without any bean of its own does not start. */
    @Dependent
    static class Bystander {}

    /** Adds beans as an implementation of MicroProfile does. */
    record Clients(List<Class<?>> interfaces) implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            interfaces.forEach(
                    type -> event.addBean().beanClass(type).addType(type).createWith(context -> null));
        }
    }

    interface Base {
        @Breaker(allowedFails = 1)
        String shared(String sku) throws Outage;

        @Breaker(allowedFails = 1, fallbackMethod = "none")
        String guess(String sku) throws Outage;

        default String none(String sku) {
            return "no " + sku;
        }
    }

    @RegisterRestClient
    interface First extends Base {}

    @RegisterRestClient
    interface Second extends Base {
        @Breaker(allowedFails = 1)
        String own(String sku) throws Outage;
    }

    /** What a client calls when nothing has kept it from that; it takes a default method for one more remote call. */
    record Remote(Class<?> client) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Outage {
            throw new Outage();
        }

        <T> T as(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, this));
        }
    }

    /** Intercepts the calls of a client as RESTEasy's does in Open Liberty: with interceptors that belong to no bean. */
    record Intercepting(Object target, BreakerInterceptor interceptor) implements InvocationHandler {

        static <T> T client(Class<T> type, BeanManager beanManager) {
            return client(type, new Remote(type).as(type), beanManager);
        }

        /** As Jersey's in Payara. */
        static <T> T clientWithoutTarget(Class<T> type, BeanManager beanManager) {
            return client(type, "a model of the method", beanManager);
        }

        private static <T> T client(Class<T> type, Object target, BeanManager beanManager) {
            Interceptor<?> found = beanManager
                    .resolveInterceptors(
                            InterceptionType.AROUND_INVOKE, AnnotationValues.annotation(Breaker.class, Map.of()))
                    .get(0);
            BreakerInterceptor interceptor = (BreakerInterceptor)
                    beanManager.getReference(found, found.getBeanClass(), beanManager.createCreationalContext(null));
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, new Intercepting(target, interceptor)));
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Exception {
            return interceptor.guard(new Call(target, method, List.of(arguments)));
        }
    }

    record Call(Object target, Method method, List<Object> arguments) implements InvocationContext {

        @Override
        public Object getTarget() {
            return target;
        }

        @Override
        public Object getTimer() {
            return null;
        }

        @Override
        public Method getMethod() {
            return method;
        }

        @Override
        public Constructor<?> getConstructor() {
            return null;
        }

        @Override
        public Object[] getParameters() {
            return arguments.toArray();
        }

        @Override
        public void setParameters(Object[] parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> getContextData() {
            return Map.of();
        }

        @Override
        public Object proceed() throws Outage {
            throw new Outage();
        }
    }

    private static List<String> breakerNames(Class<?>... interfaces) {
        try (WeldContainer container = Application.weld(Bystander.class)
                .addExtension(new Clients(List.of(interfaces)))
                .initialize()) {
            return container.select(DeployedBreakers.class).get().all().stream()
                    .map(breaker -> breaker.name())
                    .toList();
        }
    }

    @Test
    void eachGuardedMethodOfTheInterfaceAndOfThoseThatItExtendsIsListed() {
        assertThat(breakerNames(OnMethods.class)).containsExactly("inherited", OnMethods.class.getName() + ".stock");
    }

    @Test
    void anAnnotationOnTheInterfaceGuardsAllThatAClientCanCall() {
        assertThat(breakerNames(OnType.class))
                .containsExactly(OnType.class.getName() + ".first", OnType.class.getName() + ".second");
    }

    @Test
    void anInterfaceThatIsNoClientOfMicroProfileIsNotListedForNobodyInterceptsIt() {
        assertThat(breakerNames(NoClient.class)).isEmpty();
    }

    @Test
    void aClientWhoseBeanTheContainerDoesNotTellOfIsGuardedByItsOwnBreaker() {
        try (WeldContainer container = Application.weld(Bystander.class)
                .addExtension(new Clients(List.of(First.class, Second.class)))
                .initialize()) {
            First first = Intercepting.client(First.class, container.getBeanManager());
            Second second = Intercepting.client(Second.class, container.getBeanManager());

            Outage.meets(() -> first.shared("bolt"), 1);

            Outage.rejects(() -> first.shared("bolt"));
            Outage.meets(() -> second.shared("bolt"), 1);
        }
    }

    @Test
    void aMethodTellsWhichClientIsCalledWhereTheTargetDoesNotOrTheCallFails() {
        try (WeldContainer container = Application.weld(Bystander.class)
                .addExtension(new Clients(List.of(First.class, Second.class)))
                .initialize()) {
            Second client = Intercepting.clientWithoutTarget(Second.class, container.getBeanManager());

            Outage.meets(() -> client.own("bolt"), 1);
            Outage.rejects(() -> client.own("bolt"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.shared("bolt"))
                    .withMessageContaining("does not tell which of the REST clients")
                    .withMessageContaining(First.class.getName());
        }
    }

    @Test
    void aDefaultMethodCannotAnswerWhereTheContainerDoesNotTellOfTheClient() {
        try (WeldContainer container = Application.weld(Bystander.class)
                .addExtension(new Clients(List.of(First.class)))
                .initialize()) {
            First client = Intercepting.clientWithoutTarget(First.class, container.getBeanManager());

            assertThatIllegalStateException()
                    .isThrownBy(() -> client.guess("bolt"))
                    .withMessageContaining("catch the rejection where the client is called");
        }
    }

    @Test
    void aDefaultMethodAnswersAlsoWhereTheClientWouldTakeItForARemoteCall() throws Outage {
        try (WeldContainer container = Application.weld(Bystander.class)
                .addExtension(new Clients(List.of(First.class)))
                .initialize()) {
            First client = Intercepting.client(First.class, container.getBeanManager());

            assertThat(client.guess("bolt")).isEqualTo("no bolt");
        }
    }

    @Test
    void whatIsWrongOnItIsReported() {
        DeploymentException refusal = catchThrowableOfType(DeploymentException.class, () -> breakerNames(Wrong.class));

        assertThat(refusal)
                .hasMessageContaining(Wrong.class.getName() + ".call(): allowedFails must be at least 1 but is 0")
                .hasMessageContaining(
                        Wrong.class.getName() + ".outOfReach(): no interceptor can reach a static method");
    }
}
