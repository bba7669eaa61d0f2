package io.github.switchgear.fleet.cdi;

import io.github.switchgear.fleet.MeetingPlace;
import io.github.switchgear.fleet.memory.JdbcMeetingPlace;
import io.github.switchgear.fleet.memory.JdbcMemory;
import io.github.switchgear.fleet.memory.Memory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Instance.Handle;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the application's data sources: beans by their names, as Quarkus has them, or what JNDI has. */
@Singleton
public class DataSources {

    /** As Quarkus calls the one that has no name. */
    private static final String DEFAULT = "<default>";

    private final Instance<DataSource> beans;

    /** By name, as each time that a bean is asked for could make another one. */
    private final Map<String, NamedSource> sources = new ConcurrentHashMap<>();

    /** Looks among these beans. */
    @Inject
    public DataSources(@Any Instance<DataSource> beans) {
        this.beans = beans;
    }

    /**
     * A memory in the data source of a name, which is looked up when it is used. It need not be there yet.
     *
     * @param name that of a bean, {@code <default>} for the bean that has none, or one of JNDI
     */
    Memory memory(String name) {
        return new JdbcMemory(name, source(name));
    }

    /**
     * A place to meet in the same data source.
     *
     * @param fleet the fleet's name
     * @param node this node's
     */
    MeetingPlace meetingPlace(String fleet, String node, String name) {
        return new JdbcMeetingPlace(fleet, node, name, source(name));
    }

    private NamedSource source(String name) {
        return sources.computeIfAbsent(name, it -> new NamedSource(it, beans));
    }

    private static final class NamedSource implements Callable<DataSource> {

        private final String name;

        /** A bean with a name of its own is no default one, though most containers give it that qualifier, too. */
        private final List<? extends Handle<DataSource>> named;

        /** By the thread that starts the application, which in some servers alone sees what the application calls its own. */
        private final @Nullable DataSource seenByTheApplication;

        /** Asked for once; guarded by this. */
        private @Nullable DataSource bean;

        NamedSource(String name, Instance<DataSource> beans) {
            this.name = name;
            this.named = name.equals(DEFAULT)
                    ? beans.select(Default.Literal.INSTANCE)
                            .handlesStream()
                            .filter(handle -> handle.getBean().getName() == null)
                            .toList()
                    : beans.select(NamedLiteral.of(name)).handlesStream().toList();
            this.seenByTheApplication = named.isEmpty() ? seen(name) : null;
        }

        private static @Nullable DataSource seen(String name) {
            try {
                return lookup(name);
            } catch (NamingException notYet) {
                return null;
            }
        }

        @Override
        public DataSource call() throws NamingException {
            if (named.isEmpty()) {
                return inJndi();
            }
            if (named.size() > 1) {
                throw new NamingException(named.size() + " beans of type DataSource have "
                        + (name.equals(DEFAULT) ? "no name" : "this name"));
            }
            return known();
        }

        private synchronized DataSource known() {
            DataSource known = bean;
            if (known == null) {
                known = named.get(0).get();
                bean = known;
            }
            return known;
        }

        private DataSource inJndi() throws NamingException {
            try {
                return lookup(name);
            } catch (NamingException e) {
                if (seenByTheApplication != null) {
                    return seenByTheApplication;
                }
                NamingException unknown = new NamingException(
                        "no bean of type DataSource has this name, and neither has anything in JNDI: "
                                + e.getMessage());
                unknown.initCause(e);
                throw unknown;
            }
        }

        @SuppressWarnings("BanJNDI") // whoever configures the application names it, and nobody else can
        private static DataSource lookup(String name) throws NamingException {
            Object found = InitialContext.doLookup(name);
            if (found instanceof DataSource source) {
                return source;
            }
            throw new NamingException(name + " is no data source");
        }
    }
}
