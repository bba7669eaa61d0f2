package io.github.switchgear.cdi.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.Application;
import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.contract.Compiled;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.ManualOverride;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Qualifier;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What carries {@code @Breaker} and is no bean's class: it is guarded, or the deployment says that it is not, and why. */
class OtherObjectsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    /** It has no scope: in the archives that most have, no container looks at it. */
    static class Made {

        @Breaker(name = "made")
        String call() {
            return "made";
        }

        String unguarded() {
            return "made";
        }
    }

    @Dependent
    static class Intercepting {

        @Produces
        @ApplicationScoped
        Made make(InterceptionFactory<Made> factory) {
            return factory.createInterceptedInstance(new Made());
        }
    }

    private static void forceOpen(Application application, String breaker) {
        application.breakers().find(breaker).orElseThrow().forceOpen(ManualOverride.because("maintenance"));
    }

    @Test
    void whatAProducerMakesWithAnInterceptionFactoryIsListedAndGuarded() {
        try (Application application = Application.of(Intercepting.class)) {
            Made made = application.get(Made.class);
            assertThat(made.call()).isEqualTo("made");

            forceOpen(application, "made");

            assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(made::call);
            assertThat(made.unguarded()).isEqualTo("made");
        }
        assertThat(log.lines()).noneMatch(line -> line.contains("does not guard"));
    }

    @Dependent
    static class Making {

        @Produces
        Made make() {
            return new Made();
        }
    }

    @Dependent
    static class Holding {

        @Produces
        @Named("held")
        Made held = new Made();
    }

    private static String unguarded(String producer) {
        return "WARNING " + Made.class.getName() + ".call(): @Breaker does not guard it, as the producer " + producer
                + " makes the object; let that take an InterceptionFactory<Made> and return what it makes of the object, or"
                + " guard a method of a bean that calls it";
    }

    @Test
    void whatAProducerMakesByItselfIsWarnedOfWithClassAndMethod() {
        try (Application application = Application.of(Making.class, Holding.class)) {
            assertThat(application.breakerNames()).isEmpty();
        }
        assertThat(log.lines())
                .containsExactlyInAnyOrder(
                        unguarded(Making.class.getName() + ".make()"), unguarded(Holding.class.getName() + ".held"));
    }

    @Dependent
    static class Client {

        @Breaker(name = "client")
        void call() {}
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Given {}

    @Dependent
    static class GivingAway {

        @Inject
        Client field;

        @Produces
        @Given
        Client ofParameter(Client given) {
            return given;
        }

        @Produces
        @Given
        Client ofField() {
            return field;
        }
    }

    @Dependent
    static class Choosing {

        @Produces
        @Given
        Client chosen(Instance<Client> some) {
            return some.get();
        }
    }

    @Test
    void nobodyIsWarnedOfAProducerThatGivesAwayAnotherBean() {
        Application.of(Client.class, GivingAway.class, Choosing.class).close();

        assertThat(log.lines()).isEmpty();
    }

    public static class Adding implements Extension {

        void add(@Observes AfterBeanDiscovery event) {
            event.addBean().addType(Made.class).createWith(context -> new Made());
        }
    }

    @Test
    void whatAnotherExtensionMakesIsWarnedOf() {
        try (WeldContainer container =
                Application.weld(Client.class).addExtension(new Adding()).initialize()) {
            assertThat(container.select(Made.class).get().call()).isEqualTo("made");
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING " + Made.class.getName()
                        + ".call(): @Breaker does not guard it, as another extension makes the object");
    }

    static class NoConstructorForBeans {

        NoConstructorForBeans(String name) {}

        @Breaker
        void call() {}
    }

    @SuppressWarnings("ClassCanBeStatic") // that it is not is what is wrong with it
    class Inner {

        @Breaker
        void call() {}
    }

    @Test
    void aClassThatCanBeNoBeanIsWarnedOfWithTheReason() {
        Application.of(Client.class, NoConstructorForBeans.class, Inner.class).close();

        assertThat(log.lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "WARNING " + NoConstructorForBeans.class.getName() + ".call(): @Breaker does not guard")
                        .contains("no constructor without parameters"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("WARNING " + Inner.class.getName() + ".call(): @Breaker does not guard")
                        .contains("an inner class is no bean"));
    }

    static class Base {

        Base(String name) {}

        @Breaker(name = "inherited")
        void call() {}
    }

    @Dependent
    static class Heir extends Base {

        Heir() {
            super("heir");
        }
    }

    @Test
    void aClassThatABeanExtendsIsNotWarnedOf() {
        try (Application application = Application.of(Base.class, Heir.class)) {
            assertThat(application.breakerNames()).containsExactly("inherited");
        }
        assertThat(log.lines()).isEmpty();
    }

    @MessageDriven
    static class Receiver {

        @Breaker(name = "receiver")
        void receive(String message) {}
    }

    /** Servers intercept its calls and tell no bean; which method is called, and of which class, is all there is. */
    @Test
    void aMessageDrivenBeanIsKnownByItsClass() {
        OtherObjects others = new OtherObjects();
        try (WeldContainer container = Application.weld(Client.class).initialize()) {
            others.annotated(container.getBeanManager().createAnnotatedType(Receiver.class));
            Map<Class<?>, PortableBindings> beans = new LinkedHashMap<>();
            others.addInterceptedTo(beans, container.getBeanManager());

            assertThat(beans).containsOnlyKeys(Receiver.class);
        }
    }

    private List<String> warningsOfAReceiverIn(Path archive) {
        Class<?> receiver = Compiled.of(archive, """
                        package app;
                        @jakarta.ejb.MessageDriven
                        public class Receiver {
                            @io.github.switchgear.Breaker public void receive(String message) {}
                        }
                        """).load("app.Receiver");
        OtherObjects others = new OtherObjects();
        BreakerDiscovery discovery = new BreakerDiscovery(ContainerCalls.OF_SERVERS);
        try (WeldContainer container = Application.weld(Client.class).initialize()) {
            others.annotated(container.getBeanManager().createAnnotatedType(receiver));
            Map<Class<?>, PortableBindings> known = new LinkedHashMap<>();
            others.addInterceptedTo(known, container.getBeanManager());

            others.warn(discovery, known.keySet(), container.getBeanManager());
        }
        return discovery.warnings();
    }

    @Test
    void aMessageDrivenBeanIsWarnedOfWhoseArchiveHasNothingElse(@TempDir Path archive) {
        assertThat(warningsOfAReceiverIn(archive))
                .containsExactly("app.Receiver.receive(String): @Breaker does not guard it, as a server may bring no"
                        + " interceptors to an archive of nothing but message-driven beans, and WildFly does not; put an"
                        + " empty META-INF/beans.xml into it");
    }

    @Test
    void aMessageDrivenBeanIsNotWarnedOfWhoseArchiveHasADescriptor(@TempDir Path archive) throws IOException {
        Files.createFile(Files.createDirectory(archive.resolve("META-INF")).resolve("beans.xml"));

        assertThat(warningsOfAReceiverIn(archive)).isEmpty();
    }

    private static final String RESOURCE = """
            package app;
            public class Resource {
                @io.github.switchgear.Breaker public void get() {}
            }
            """;

    @Test
    void aBeanWithoutAScopeIsWarnedOfWhoseArchiveHasNothingElse(@TempDir Path archive) {
        Application.of(Compiled.of(archive, RESOURCE).load("app.Resource")).close();

        assertThat(log.lines())
                .containsExactly(
                        "WARNING app.Resource.get(): @Breaker does not guard it, as a server may make it without"
                                + " CDI where no class of its archive has a scope, and WildFly does; give it one, as"
                                + " @RequestScoped");
    }

    @Test
    void aBeanWithoutAScopeIsNotWarnedOfBesideOneThatHasAScope(@TempDir Path archive) {
        Compiled compiled = Compiled.of(archive, RESOURCE, """
                package app;
                @jakarta.enterprise.context.ApplicationScoped
                public class Client {}
                """);

        Application.of(compiled.load("app.Resource"), compiled.load("app.Client"))
                .close();

        assertThat(log.lines()).isEmpty();
    }

    /** Made one by {@code ejb-jar.xml} alone, or vetoed by another extension: nothing tells which. */
    static class Described {

        @Breaker(name = "described")
        void receive(String message) {}
    }

    @Alternative
    static class NotSelected {

        @Breaker
        void call() {}
    }

    @ApplicationScoped
    static class VetoedByAnother {

        @Breaker
        void call() {}
    }

    @Test
    void aClassOfWhichTheContainerMakesNoBeanWithoutAReasonMayBeMessageDrivenAndIsWarnedOf() {
        OtherObjects others = new OtherObjects();
        BreakerDiscovery discovery = new BreakerDiscovery(ContainerCalls.OF_SERVERS);
        try (WeldContainer container = Application.weld(Client.class).initialize()) {
            for (Class<?> type :
                    List.of(Described.class, NotSelected.class, VetoedByAnother.class, GuardedInterceptor.class)) {
                others.annotated(container.getBeanManager().createAnnotatedType(type));
            }

            others.warn(discovery, Set.of(), container.getBeanManager());
        }

        assertThat(discovery.warnings())
                .containsExactly(
                        Described.class.getName() + ".receive(String): @Breaker does not guard it, as its class"
                                + " is no bean; if ejb-jar.xml makes it a message-driven bean, write @MessageDriven on it, too,"
                                + " with the name that it has there, or guard a method of a bean that it calls");
    }

    @Dependent
    static class CalledByCdi {

        static final List<String> CALLS = new ArrayList<>();

        @Breaker(name = "producer")
        @Produces
        @Named("text")
        String produce() {
            CALLS.add("producer");
            return "text";
        }

        @Breaker(name = "observer")
        void observe(@Observes Client event) {
            CALLS.add("observer");
        }
    }

    @Dependent
    static class Injected {

        @Inject
        @Named("text")
        String text;
    }

    @Dependent
    static class Firing {

        @Inject
        Event<Client> event;
    }

    /** CDI takes them for business methods. */
    @Test
    void producersAndObserversAreGuardedWhereCdiCallsThem() {
        try (Application application = Application.of(CalledByCdi.class, Injected.class, Firing.class)) {
            forceOpen(application, "producer");
            forceOpen(application, "observer");

            assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(() -> application.get(Injected.class));
            assertThatExceptionOfType(BreakerOpenException.class)
                    .isThrownBy(() -> application.get(Firing.class).event.fire(new Client()));
            assertThat(CalledByCdi.CALLS).isEmpty();
        }
    }

    interface Service {
        void call();
    }

    @Dependent
    static class Real implements Service {
        @Override
        public void call() {}
    }

    @Breaker
    @Decorator
    @Priority(Interceptor.Priority.APPLICATION)
    static class GuardedDecorator implements Service {

        @Inject
        @Delegate
        Service decorated;

        @Override
        public void call() {
            decorated.call();
        }
    }

    @Decorator
    @Priority(Interceptor.Priority.APPLICATION)
    static class WithGuardedMethod extends GuardedDecorator {

        @Override
        @Breaker
        public void call() {
            decorated.call();
        }
    }

    @Breaker
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class GuardedInterceptor {

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            return answer(call);
        }

        @Breaker
        Object answer(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }

    @Test
    void aDecoratorsClassIsWarnedOf() {
        Application.of(Real.class, GuardedDecorator.class).close();

        assertThat(log.lines())
                .containsExactly("WARNING " + GuardedDecorator.class.getName()
                        + ": @Breaker does not guard it, as a decorator has no interceptors; write it on the bean that is"
                        + " decorated");
    }

    @Test
    void aMethodOfAnInterceptorOrADecoratorIsRefused() {
        assertThat(Application.refusal(Real.class, WithGuardedMethod.class, GuardedInterceptor.class))
                .contains("2 problems")
                .contains(WithGuardedMethod.class.getName()
                        + ".call(): no interceptor can reach a method of an interceptor or a decorator")
                .contains(
                        GuardedInterceptor.class.getName()
                                + ".answer(InvocationContext): no interceptor can reach a method of an interceptor or a decorator");
    }
}
