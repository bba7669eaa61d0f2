package io.github.switchgear.fleet.wildfly;

import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wildfly.clustering.server.Group;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.GroupMembershipEvent;
import org.wildfly.clustering.server.GroupMembershipListener;
import org.wildfly.clustering.server.GroupMembershipMergeEvent;
import org.wildfly.clustering.server.Registration;
import org.wildfly.clustering.server.dispatcher.CommandDispatcher;
import org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory;

/**
 * A channel over that of the server. Members of its group are servers, of which some may be without the application, and are called
 * otherwise than nodes of the fleet: so a member counts once it has told its node's name.
 */
final class WildFlyChannel implements FleetChannel, GroupMembershipListener<GroupMember> {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    /** One for each fleet, so that applications of a server do not hear each other. */
    private static final String ID = "io.github.switchgear.fleet/";

    /** What was decided last is still told, if that takes no longer. */
    static final Duration LEAVE = Duration.ofMillis(500);

    private final String fleet;
    private final String node;
    private final ServersFactory servers;
    private final Map<GroupMember, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicBoolean hasToldOfStranger = new AtomicBoolean();

    private volatile @Nullable FleetReceiver receiver;
    private volatile @Nullable Joined joined;
    private volatile boolean hasEnded;

    /** What the server has given, and takes back. */
    private record Joined(
            Group<GroupMember> group,
            CommandDispatcher<GroupMember, Parcel.Recipient> dispatcher,
            Registration registration) {

        void close() {
            registration.close();
            dispatcher.close();
        }
    }

    /** What others reach by parcels. */
    private final class Reception implements Parcel.Recipient {

        @Override
        public void greeted() {
            lanes.values().forEach(Lane::greet);
        }

        @Override
        public void received(byte[] message) {
            FleetReceiver told = receiver;
            if (told != null) {
                told.received(message);
            }
        }

        @Override
        public void left(String other) {
            lanes.values().stream()
                    .filter(lane -> lane.name().filter(other::equals).isPresent())
                    .forEach(Lane::forget);
        }

        @Override
        public String name() {
            return hasEnded ? "" : node;
        }
    }

    WildFlyChannel(String fleet, String node, ServersFactory servers) {
        this.fleet = fleet;
        this.node = node;
        this.servers = servers;
    }

    @Override
    public void onMessage(FleetReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void start() throws Exception {
        CommandDispatcherFactory<GroupMember> factory = servers.get();
        CommandDispatcher<GroupMember, Parcel.Recipient> dispatcher = dispatcher(factory);
        boolean isJoined = false;
        try {
            Group<GroupMember> group = factory.getGroup();
            isJoined = keep(new Joined(group, dispatcher, group.register(this)));
        } finally {
            if (!isJoined) {
                dispatcher.close();
            }
        }
        lookAround();
    }

    private CommandDispatcher<GroupMember, Parcel.Recipient> dispatcher(CommandDispatcherFactory<GroupMember> factory) {
        try {
            return factory.createCommandDispatcher(ID + fleet, new Reception(), WildFlyChannel.class.getClassLoader());
        } catch (IllegalArgumentException taken) {
            throw new IllegalStateException(
                    "another application of this server has switchgear.fleet=" + fleet
                            + ", too: give each application a fleet of its own",
                    taken);
        }
    }

    private boolean keep(Joined starting) {
        synchronized (this) {
            if (!hasEnded) {
                joined = starting;
                return true;
            }
        }
        starting.registration.close();
        throw new IllegalStateException("closed while it was joining");
    }

    @Override
    public void send(byte[] message) {
        if (message.length > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "A message has at most " + LONGEST_MESSAGE + " bytes, but one has " + message.length);
        }
        if (joined == null) {
            throw new IllegalStateException("A message cannot be sent before the start, nor after the end");
        }
        Parcel parcel = Parcel.message(message);
        lanes.values().forEach(lane -> lane.send(parcel));
    }

    @Override
    public List<String> members() {
        return Stream.concat(
                        Stream.of(node),
                        lanes.values().stream()
                                .map(Lane::name)
                                .flatMap(Optional::stream)
                                .sorted())
                .toList();
    }

    @Override
    public void updated(GroupMembershipEvent<GroupMember> event) {
        lookAround();
    }

    @Override
    public void split(GroupMembershipEvent<GroupMember> event) {
        lookAround();
    }

    @Override
    public void merged(GroupMembershipMergeEvent<GroupMember> event) {
        lookAround();
    }

    /** At what is there now, which may be newer than what was told. */
    private void lookAround() {
        List<Lane> added = new ArrayList<>();
        synchronized (this) {
            Joined here = joined;
            if (here == null) {
                return;
            }
            Set<GroupMember> others = new HashSet<>(here.group.getMembership().getMembers());
            others.remove(here.group.getLocalMember());
            lanes.forEach((member, lane) -> {
                if (!others.contains(member)) {
                    lanes.remove(member);
                    lane.close();
                }
            });
            others.removeAll(lanes.keySet());
            for (GroupMember other : others) {
                Lane lane = lane(here.dispatcher, other);
                lanes.put(other, lane);
                added.add(lane);
            }
        }
        added.forEach(Lane::greet);
        membersChanged();
    }

    private Lane lane(CommandDispatcher<GroupMember, Parcel.Recipient> dispatcher, GroupMember member) {
        return new Lane(
                parcel -> dispatcher.dispatchToMember(parcel, member).toCompletableFuture(),
                System::nanoTime,
                this::membersChanged,
                why -> tellOfStranger(member, why));
    }

    private void membersChanged() {
        FleetReceiver told = receiver;
        if (told != null) {
            told.membersChanged();
        }
    }

    /** The server finds the classes of what is sent by the name of the archive that they are in. */
    private void tellOfStranger(GroupMember member, Throwable why) {
        LOG.log(
                hasToldOfStranger.getAndSet(true) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "The server ''{0}'' does not understand this one of the fleet ''{1}'': has the deployed archive another name there? {2}",
                member.getName(),
                fleet,
                why);
    }

    @Override
    public void close() {
        Joined leaving;
        synchronized (this) {
            hasEnded = true;
            leaving = joined;
            joined = null;
        }
        if (leaving == null) {
            return;
        }
        Parcel farewell = Parcel.farewell(node);
        lanes.values().forEach(lane -> lane.send(farewell));
        awaitRest();
        leaving.close();
        lanes.values().forEach(Lane::close);
        lanes.clear();
    }

    private void awaitRest() {
        long end = System.nanoTime() + LEAVE.toNanos();
        try {
            for (Lane lane : lanes.values()) {
                lane.awaitRest(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
