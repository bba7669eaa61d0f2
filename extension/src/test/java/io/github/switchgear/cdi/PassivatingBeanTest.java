package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bean that the container may write to disk, its interceptors with it. */
@EnableWeld
class PassivatingBeanTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(Application.weld(Basket.class))
            .activate(SessionScoped.class)
            .build();

    @Inject
    Basket basket;

    @Inject
    BeanManager beanManager;

    @SessionScoped
    static class Basket implements Serializable {

        private static final long serialVersionUID = 1L;

        @Breaker
        void order() throws Outage {
            throw new Outage();
        }
    }

    @Test
    void isGuarded() {
        Outage.meets(basket::order, 3);

        assertThat(Outage.rejects(basket::order).breakerName()).isEqualTo(Basket.class.getName() + ".order");
    }

    @Test
    void isGuardedByTheSameBreakerOnceItIsBack() throws Exception {
        Outage.meets(basket::order, 2);

        Basket back = (Basket) passivated(instance());
        Outage.meets(back::order, 1);

        Outage.rejects(basket::order);
        Outage.rejects(back::order);
    }

    private Object instance() {
        Bean<?> bean = beanManager.resolve(beanManager.getBeans(Basket.class));
        return beanManager.getContext(SessionScoped.class).get(bean);
    }

    private static Object passivated(Object instance) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(instance);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
