package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.contract.adopted.Fragile;
import io.github.switchgear.contract.adopted.FragileInterceptor;
import io.github.switchgear.contract.adopted.FragileSource;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breakers that are not written as {@code @Breaker} pass from the build to run time as well. */
class AdoptedAnnotationIT {

    private static final String NAME = Warehouse.class.getName() + ".stock";

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(
            archive -> archive.addClasses(Warehouse.class, Fragile.class, FragileInterceptor.class, FragileSource.class)
                    .addAsResource(
                            new StringAsset(FragileSource.class.getName()),
                            "META-INF/services/" + BreakerSource.class.getName()));

    @Inject
    Warehouse warehouse;

    @Inject
    BreakerRegistry breakers;

    @Test
    void theyAreListedWithTheirSettingsAndGuarded() {
        assertThat(breakers.describe(NAME).orElseThrow().settings())
                .containsEntry("allowedFails", new Setting(2, "annotation"));

        assertThatIllegalStateException().isThrownBy(warehouse::stock);
        assertThatIllegalStateException().isThrownBy(warehouse::stock);

        assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(warehouse::stock);
    }

    @ApplicationScoped
    static class Warehouse {

        @Fragile(patience = 2)
        String stock() {
            throw new IllegalStateException();
        }
    }
}
