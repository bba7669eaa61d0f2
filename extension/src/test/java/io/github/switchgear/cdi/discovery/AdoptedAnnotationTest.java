package io.github.switchgear.cdi.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.Application;
import io.github.switchgear.cdi.Outage;
import io.github.switchgear.contract.adopted.Fragile;
import io.github.switchgear.contract.adopted.FragileInterceptor;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breakers that are not written as {@code @Breaker} go the same way. */
class AdoptedAnnotationTest {

    private static final String NAME = Warehouse.class.getName() + ".stock";

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @Test
    void theyAreListedWithTheirSettingsBesideTheOthers() {
        try (Application application = Application.of(Warehouse.class, FragileInterceptor.class)) {
            assertThat(application.breakerNames()).containsExactly(Warehouse.class.getName() + ".price", NAME);
            assertThat(application.describe(NAME).settings())
                    .containsEntry("allowedFails", new Setting(2, "annotation"));
        }
    }

    @Test
    void theyAreGuardedAndOperatedAsTheOthersAre() {
        try (Application application = Application.of(Warehouse.class, FragileInterceptor.class)) {
            Warehouse warehouse = application.get(Warehouse.class);

            Outage.meets(warehouse::stock, 2);

            Outage.rejects(warehouse::stock);
            assertThat(application.breakers().find(NAME).orElseThrow().state()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Test
    void whatIsWrongWithThemIsRefusedInTheirWords() {
        assertThat(Application.refusal(Impatient.class, FragileInterceptor.class))
                .contains(Impatient.class.getName() + ".stock(): allowedFails must be at least 1 but is 0")
                .contains(Impatient.class.getName()
                        + ".price(): no interceptor can reach a static method; make it an instance method that is neither"
                        + " private nor final, or remove @Fragile");
    }

    @ApplicationScoped
    static class Warehouse {

        @Fragile(patience = 2)
        String stock() throws Outage {
            throw new Outage();
        }

        @Breaker
        String price() {
            return "1";
        }
    }

    @ApplicationScoped
    static class Impatient {

        @Fragile(patience = 0)
        String stock() {
            return "none";
        }

        @Fragile
        static String price() {
            return "1";
        }
    }
}
