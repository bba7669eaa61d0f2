package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** The breakers on an interface that stands for a REST client are known, and those on other interfaces are not. */
class RestClientsTest {

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
    void whatIsWrongOnItIsReported() {
        DeploymentException refusal = catchThrowableOfType(DeploymentException.class, () -> breakerNames(Wrong.class));

        assertThat(refusal)
                .hasMessageContaining(Wrong.class.getName() + ".call(): allowedFails must be at least 1 but is 0")
                .hasMessageContaining(
                        Wrong.class.getName() + ".outOfReach(): no interceptor can reach a static method");
    }
}
