package io.github.switchgear.fleet.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.memory.Memory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataSourcesTest {

    private static final String UNKNOWN = "no bean of type DataSource has this name, and neither has anything in JNDI";

    @BeforeEach
    void bind() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    }

    @AfterEach
    void unbind() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        Names.BOUND.clear();
    }

    private static JdbcDataSource source(String database) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private static WeldContainer container(Class<?>... beans) {
        return new Weld()
                .disableDiscovery()
                .addBeanClasses(beans)
                .addBeanClass(DataSources.class)
                .initialize();
    }

    private static Memory memory(WeldContainer container, String name) {
        return container.select(DataSources.class).get().memory(name);
    }

    @Test
    void aBeanIsFoundByItsNameAndMadeOnce() throws Exception {
        Produced.MADE.set(0);
        try (WeldContainer container = container(Produced.class);
                Memory memory = memory(container, "shop")) {
            assertThat(Produced.MADE).hasValue(0);
            assertThat(memory.read()).isEmpty();
            assertThat(memory.read()).isEmpty();
            assertThat(Produced.MADE).hasValue(1);
        }
    }

    @Test
    void theOneWithoutANameIsTheDefault() throws Exception {
        try (WeldContainer container = container(Produced.class);
                Memory memory = memory(container, "<default>")) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Data source '<default>': ")
                    .hasMessageContaining("the default one");
        }
    }

    @Test
    void ofSeveralWithoutANameNoneIsTheDefault() throws Exception {
        try (WeldContainer container = container(Produced.class, Unnamed.class);
                Memory memory = memory(container, "<default>")) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("2 beans of type DataSource have no name");
        }
    }

    @Test
    void whatIsNoBeanIsLookedUpInJndiEachTime() throws Exception {
        try (WeldContainer container = container();
                Memory memory = memory(container, "jdbc/shop")) {
            assertThatThrownBy(memory::read).isInstanceOf(IOException.class).hasMessageContaining(UNKNOWN);

            Names.BOUND.put("jdbc/shop", source("early"));
            assertThat(memory.read()).isEmpty();

            Names.BOUND.put("jdbc/shop", "a text");
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("jdbc/shop is no data source");
        }
    }

    @Test
    void whatTheApplicationAloneSeesIsLookedUpWhileItStarts() throws Exception {
        Names.BOUND.put("java:comp/env/jdbc/shop", source("own"));
        try (WeldContainer container = container();
                Memory memory = memory(container, "java:comp/env/jdbc/shop")) {
            Names.BOUND.clear();

            assertThat(memory.read()).isEmpty();
        }
    }

    @Test
    void whereThereIsNoJndiThatIsTold() throws Exception {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        try (WeldContainer container = container();
                Memory memory = memory(container, "shop")) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Data source 'shop': " + UNKNOWN);
        }
    }

    @Dependent
    static class Produced {

        private static final AtomicInteger MADE = new AtomicInteger();

        @Produces
        @Named("shop")
        DataSource named() {
            MADE.incrementAndGet();
            return source("named");
        }

        @Produces
        DataSource unnamed() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:none:the default one");
            return source;
        }
    }

    @Dependent
    static class Unnamed {

        @Produces
        DataSource another() {
            return source("another");
        }
    }

    /** What is bound. */
    public static final class Names implements InitialContextFactory {

        private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    Object found = BOUND.get(name);
                    if (found == null) {
                        throw new NameNotFoundException(name);
                    }
                    return found;
                }
            };
        }
    }
}
