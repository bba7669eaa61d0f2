package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.quarkus.arc.BindingsSource;
import io.quarkus.arc.InterceptionProxy;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What carries {@code @Breaker} and is no bean's class: it is guarded, or the build says that it is not, and why. */
class OtherObjectsIT {

    private static final String HERE = OtherObjectsIT.class.getName() + "$";

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of()
            .overrideConfigKey("quarkus.log.category.\"io.github.switchgear\".level", "WARN")
            .overrideConfigKey("quarkus.log.console.enabled", "false")
            .setLogRecordPredicate(line -> line.getLoggerName().startsWith("io.github.switchgear.cdi"))
            .assertLogRecords(lines -> assertThat(lines)
                    .extracting(LogRecord::getMessage)
                    .containsExactlyInAnyOrder(
                            HERE + "Made.call(): @Breaker does not guard it, as the producer " + HERE
                                    + "Producing.make() makes the object; let that take an InterceptionProxy<Made> and return"
                                    + " what it makes of the object, or guard a method of a bean that calls it",
                            HERE
                                    + "Forgotten.call(): @Breaker does not guard it, as its class is no bean; give it a scope,"
                                    + " as @ApplicationScoped, or guard a method of a bean that calls it"));

    @Inject
    Proxied proxied;

    @Inject
    Foreign foreign;

    @Inject
    Made made;

    @Inject
    BreakerRegistry breakers;

    @Test
    void whatAProducerMakesWithAnInterceptionProxyIsListedAndGuardedAndAllElseIsWarnedOf() {
        assertThat(breakers.all())
                .extracting(CircuitBreaker::name)
                .containsExactly("foreign", "inherited", "producing", "proxied");
        assertThat(proxied.call()).isEqualTo("proxied");
        assertThat(foreign.call()).isEqualTo("foreign");

        breakers.all().forEach(breaker -> breaker.forceOpen(ManualOverride.because("maintenance")));

        assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(() -> proxied.call());
        assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(() -> foreign.call());
        assertThat(made.call()).isEqualTo("made");
    }

    static class Proxied {

        @Breaker(name = "proxied")
        String call() {
            return "proxied";
        }
    }

    /** Of a library, so that nothing can be written on it. */
    static class Foreign {

        String call() {
            return "foreign";
        }
    }

    abstract static class ForeignBindings {

        @Breaker(name = "foreign")
        abstract String call();
    }

    static class Made {

        @Breaker
        String call() {
            return "made";
        }
    }

    static class Base {

        @Breaker(name = "inherited")
        void call() {}
    }

    @ApplicationScoped
    static class Heir extends Base {}

    static class Forgotten {

        @Breaker
        void call() {}
    }

    @ApplicationScoped
    static class Producing {

        @Produces
        @ApplicationScoped
        Proxied proxied(InterceptionProxy<Proxied> proxy) {
            return proxy.create(new Proxied());
        }

        @Produces
        @ApplicationScoped
        Foreign foreign(@BindingsSource(ForeignBindings.class) InterceptionProxy<Foreign> proxy) {
            return proxy.create(new Foreign());
        }

        @Produces
        @ApplicationScoped
        Made make() {
            return new Made();
        }

        @Breaker(name = "producing")
        void call() {}
    }
}
