package io.github.switchgear.fleet.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.fleet.FleetChannelFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildFlyChannelFactoryTest {

    private static final Configuration EMPTY = key -> Optional.empty();

    /** As in an application that runs elsewhere: without the server's classes, and this module's own anew. */
    private static final class Elsewhere extends ClassLoader {

        Elsewhere() {
            super(WildFlyChannelFactoryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.wildfly.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.switchgear.fleet.wildfly.")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void itIsFoundWhereTheJarIs() {
        assertThat(ServiceLoader.load(FleetChannelFactory.class))
                .hasOnlyElementsOfType(WildFlyChannelFactory.class)
                .hasSize(1);
    }

    @Test
    void nothingHasToBeConfigured() {
        assertThat(new WildFlyChannelFactory().channel("shop", "node", EMPTY).members())
                .containsExactly("node");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "switchgear.fleet.bind",
                "switchgear.fleet.discovery",
                "switchgear.fleet.key",
                "switchgear.fleet.port",
                "switchgear.fleet.tls.key-store",
                "switchgear.fleet.tls.key-store-password",
                "switchgear.fleet.tls.trust-store",
                "switchgear.fleet.tls.trust-store-password"
            })
    void whatTheServerSaysIsRefusedAndNotShown(String key) {
        Configuration one = asked -> asked.equals(key) ? Optional.of("a secret") : Optional.empty();

        assertThatThrownBy(() -> new WildFlyChannelFactory().channel("shop", "node", one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        key + " must not be set with switchgear-fleet-wildfly, whose messages go the server's own way:"
                                + " set that up in the server's subsystem 'jgroups'");
    }

    @Test
    void elsewhereThanInWildFlyItSaysWhatToDo() throws Exception {
        FleetChannelFactory factory = (FleetChannelFactory) new Elsewhere()
                .loadClass(WildFlyChannelFactory.class.getName())
                .getConstructor()
                .newInstance();

        assertThatThrownBy(() -> factory.channel("shop", "node", EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("switchgear-fleet-wildfly needs a WildFly with clustering, 39 or newer, and here is no"
                        + " org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory:"
                        + " put switchgear-fleet-jgroups into the application instead");
    }
}
