package io.github.switchgear.fleet.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServersFactoryTest {

    private static final Map<String, Object> BOUND = new TreeMap<>();

    /** A server's JNDI. */
    public static final class Jndi implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Jndi.class.getClassLoader(),
                    new Class<?>[] {Context.class},
                    (proxy, method, arguments) -> method.getName().equals("lookup") ? lookup(arguments[0]) : null);
        }

        private static Object lookup(Object name) throws NamingException {
            if (!BOUND.containsKey(name)) {
                throw new NameNotFoundException(name + " -- service jboss.naming");
            }
            return BOUND.get(name);
        }
    }

    @BeforeEach
    void haveJndi() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Jndi.class.getName());
    }

    @AfterEach
    void haveNone() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        BOUND.clear();
    }

    @Test
    void theOneThatTheServerHasIsFound() throws NamingException {
        FakeServer server = new FakeServer("server");
        BOUND.put("java:jboss/clustering/server/command-dispatcher-factory/default", server);

        assertThat(ServersFactory.lookUp()).isSameAs(server);
    }

    @Test
    void aServerWithoutOneIsToldWhatItsConfigurationNeeds() {
        assertThatThrownBy(ServersFactory::lookUp)
                .isInstanceOf(NamingException.class)
                .hasMessageStartingWith(
                        "the server has no java:jboss/clustering/server/command-dispatcher-factory/default: its configuration needs")
                .hasCauseInstanceOf(NameNotFoundException.class);
    }
}
