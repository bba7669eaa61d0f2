package io.github.switchgear.fleet.wildfly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wildfly.clustering.server.Group;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.GroupMembership;
import org.wildfly.clustering.server.GroupMembershipListener;
import org.wildfly.clustering.server.GroupMembershipMergeEvent;
import org.wildfly.clustering.server.Registration;
import org.wildfly.clustering.server.dispatcher.Command;
import org.wildfly.clustering.server.dispatcher.CommandDispatcher;
import org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory;

/**
 * A server that does what WildFly's does, with others in one virtual machine: commands go as bytes, run where they arrive, and answer;
 * one whose identifier nobody has there is cancelled. While it is frozen, what arrives is held.
 */
final class FakeServer implements CommandDispatcherFactory<GroupMember>, Group<GroupMember>, GroupMember {

    final Map<Object, Object> contexts = new HashMap<>();
    final List<GroupMembershipListener<GroupMember>> listeners = new ArrayList<>();
    final List<Runnable> held = new ArrayList<>();

    private final String name;
    private List<FakeServer> members = List.of(this);
    private boolean isFrozen;
    private IOException broken;

    FakeServer(String name) {
        this.name = name;
    }

    /** Servers that know each other. */
    static List<FakeServer> group(String... names) {
        List<FakeServer> servers = new ArrayList<>();
        for (String name : names) {
            servers.add(new FakeServer(name));
        }
        see(servers, GroupMembershipListener::updated);
        return servers;
    }

    interface Telling {
        void tell(GroupMembershipListener<GroupMember> listener, GroupMembershipMergeEvent<GroupMember> event);
    }

    /** From now on these see each other, and no others. */
    static void see(List<FakeServer> servers, Telling telling) {
        for (FakeServer server : servers) {
            Event event = new Event(server.getMembership(), new Members(servers));
            server.members = List.copyOf(servers);
            List.copyOf(server.listeners).forEach(listener -> telling.tell(listener, event));
        }
    }

    private record Members(List<FakeServer> servers) implements GroupMembership<GroupMember> {

        @Override
        public GroupMember getCoordinator() {
            return servers.get(0);
        }

        @Override
        public List<GroupMember> getMembers() {
            return List.copyOf(servers);
        }
    }

    private record Event(GroupMembership<GroupMember> before, GroupMembership<GroupMember> now)
            implements GroupMembershipMergeEvent<GroupMember> {

        @Override
        public GroupMembership<GroupMember> getPreviousMembership() {
            return before;
        }

        @Override
        public GroupMembership<GroupMember> getCurrentMembership() {
            return now;
        }

        @Override
        public List<GroupMembership<GroupMember>> getPartitions() {
            return List.of(before);
        }
    }

    void freeze() {
        isFrozen = true;
    }

    /** Does what has come meanwhile. */
    void thaw() {
        isFrozen = false;
        while (!held.isEmpty()) {
            held.remove(0).run();
        }
    }

    /** Nobody can read a command here any more, for this reason. */
    void breakWith(IOException why) {
        broken = why;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Group<GroupMember> getGroup() {
        return this;
    }

    @Override
    public GroupMember getLocalMember() {
        return this;
    }

    @Override
    public GroupMembership<GroupMember> getMembership() {
        return new Members(members);
    }

    @Override
    public boolean isSingleton() {
        return members.size() == 1;
    }

    @Override
    public Registration register(GroupMembershipListener<GroupMember> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public <C> CommandDispatcher<GroupMember, C> createCommandDispatcher(Object id, C context, ClassLoader loader) {
        if (contexts.putIfAbsent(id, context) != null) {
            throw new IllegalArgumentException(id.toString());
        }
        return new Dispatcher<>(id, context);
    }

    private final class Dispatcher<C> implements CommandDispatcher<GroupMember, C> {

        private final Object id;
        private final C context;

        Dispatcher(Object id, C context) {
            this.id = id;
            this.context = context;
        }

        @Override
        public C getContext() {
            return context;
        }

        @Override
        public <R, E extends Exception> CompletionStage<R> dispatchToMember(
                Command<R, ? super C, E> command, GroupMember member) throws IOException {
            CompletableFuture<R> answer = new CompletableFuture<>();
            ((FakeServer) member).deliver(id, bytes(command), answer);
            return answer;
        }

        @Override
        public <R, E extends Exception> Map<GroupMember, CompletionStage<R>> dispatchToGroup(
                Command<R, ? super C, E> command, Set<GroupMember> excluding) throws IOException {
            Map<GroupMember, CompletionStage<R>> answers = new LinkedHashMap<>();
            for (FakeServer member : members) {
                answers.put(member, dispatchToMember(command, member));
            }
            return answers;
        }

        @Override
        public void close() {
            contexts.remove(id);
        }
    }

    private <R> void deliver(Object id, byte[] command, CompletableFuture<R> answer) {
        Runnable delivery = () -> answer(id, command, answer);
        if (isFrozen) {
            held.add(delivery);
        } else {
            delivery.run();
        }
    }

    private <R> void answer(Object id, byte[] command, CompletableFuture<R> answer) {
        if (!contexts.containsKey(id)) {
            answer.cancel(false);
            return;
        }
        try {
            if (broken != null) {
                throw broken;
            }
            answer.complete(FakeServer.<R>read(command).execute(contexts.get(id)));
        } catch (Exception e) {
            answer.completeExceptionally(e);
        }
    }

    static byte[] bytes(Object command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static <R> Command<R, Object, Exception> read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Command<R, Object, Exception>) in.readObject();
        }
    }
}
