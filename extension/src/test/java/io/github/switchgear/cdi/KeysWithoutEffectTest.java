package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A limit of keys that there are none of harms nobody, but whoever wrote it is told. */
class KeysWithoutEffectTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @ApplicationScoped
    static class Client {

        @Breaker(maxKeys = 7)
        void withoutKeys(String site) {}

        @Breaker(maxKeys = 7)
        void withKeys(@BreakerKey String site) {}
    }

    interface Sites<K> {
        String stock(@BreakerKey K site);
    }

    @Breaker
    @ApplicationScoped
    static class Overriding implements Sites<String> {

        @Override
        public String stock(String site) {
            return site;
        }
    }

    @Breaker
    @ApplicationScoped
    static class OverridingWithKey implements Sites<String> {

        @Override
        public String stock(@BreakerKey String site) {
            return site;
        }
    }

    @Test
    void aKeyOnWhatIsOverriddenIsWarnedOf() {
        Application.of(Overriding.class, OverridingWithKey.class).close();

        assertThat(log.lines())
                .containsExactly("WARNING " + Overriding.class.getName()
                        + ".stock(String): @BreakerKey has no effect on a method that is overridden, as on "
                        + Sites.class.getName() + ".stock(Object); write it on the parameter here, too");
    }

    @Test
    void aLimitWithoutKeysIsWarnedOf() {
        Application.of(Client.class).close();

        assertThat(log.lines())
                .containsExactly("WARNING " + Client.class.getName()
                        + ".withoutKeys(String): maxKeys has no effect on a breaker without keys; write @BreakerKey on a"
                        + " parameter, or name a resolver by keyedBy");
    }
}
