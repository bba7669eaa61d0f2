package io.github.switchgear.fleet.wildfly;

import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory;

/** Finds what the server makes dispatchers of commands with. */
@FunctionalInterface
interface ServersFactory {

    /** In each server: with a group of all of them in {@code standalone-ha.xml}, with a group of one in {@code standalone.xml}. */
    String NAME = "java:jboss/clustering/server/command-dispatcher-factory/default";

    /**
     * Finds it.
     *
     * @throws NamingException if the server has none
     */
    CommandDispatcherFactory<GroupMember> get() throws NamingException;

    /** The one that the server has in JNDI. */
    @SuppressWarnings({"BanJNDI", "unchecked"}) // a constant name; its own members are all that it ever gets back
    static CommandDispatcherFactory<GroupMember> lookUp() throws NamingException {
        try {
            return (CommandDispatcherFactory<GroupMember>) InitialContext.doLookup(NAME);
        } catch (NameNotFoundException e) {
            NamingException unknown = new NamingException("the server has no " + NAME
                    + ": its configuration needs the subsystem 'infinispan' or, for more than one node, 'jgroups'");
            unknown.initCause(e);
            throw unknown;
        }
    }
}
