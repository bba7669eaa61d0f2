package io.github.switchgear.weld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.Dependent;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** The extensions as a container finds them: by the services of the jar. */
class ServicesTest {

    @Dependent
    static class Client {

        @Breaker(name = "found-by-services")
        void call() {}
    }

    @Test
    void aContainerFindsThePortableExtensionAndSkipsTheOther() {
        try (WeldContainer container = new Weld().addBeanClass(Client.class).initialize()) {
            assertThat(container.getBeanManager().getExtension(PortableBreakerExtension.class))
                    .isNotNull();
            assertThat(container.select(BreakerRegistry.class).get().all())
                    .extracting(CircuitBreaker::name)
                    .containsExactly("found-by-services");
        }
    }
}
