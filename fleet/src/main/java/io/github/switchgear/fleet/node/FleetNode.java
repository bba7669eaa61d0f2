package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.HybridClock;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.wire.DecisionCodec;
import io.github.switchgear.fleet.wire.Message;
import io.github.switchgear.fleet.wire.Message.Answer;
import io.github.switchgear.fleet.wire.Message.Ask;
import io.github.switchgear.fleet.wire.Message.Decisions;
import io.github.switchgear.fleet.wire.Message.Digest;
import io.github.switchgear.fleet.wire.Message.Leave;
import io.github.switchgear.fleet.wire.Message.Versions;
import io.github.switchgear.fleet.wire.MessageCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one node knows, and what it does with what it hears. It knows of no threads and no timers: whoever has those calls it, one
 * thread at a time.
 */
final class FleetNode {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final String POM = "/META-INF/maven/io.github.switchgear/switchgear-fleet/pom.properties";
    private static final String SOFTWARE = software();

    /** So long a node that is not heard is known. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final String name;
    private final HybridClock clock;
    private final Supplier<Instant> wall;
    private final LocalBreakers breakers;
    private final LocalSettings settings;
    private final Memory memory;
    private final Consumer<byte[]> outlet;
    private final Answers answers;
    private final RegisterMap map = new RegisterMap();

    /** A node that was not heard for so long, as one whose name was made for it alone, is nobody's any more. */
    private void forgetNodes() {
        Instant oldest = wall.get().minus(FORGOTTEN);
        heard.values().removeIf(last -> last.isBefore(oldest));
        left.retainAll(heard.keySet());
        answers.retain(heard.keySet());
    }

    /** When each other node was heard last. */
    private final Map<String, Instant> heard = new TreeMap<>();

    private final Set<String> left = new TreeSet<>();

    /** What the memory has not taken yet. */
    private final Map<Subject, Decision> unkept = new TreeMap<>();

    /** The families of whose keys something was decided; written by the thread of this alone. */
    private volatile Set<String> withKeys = Set.of();

    private boolean isRead;
    private boolean memoryFails;
    private boolean hasNamesake;
    private long refused;

    /**
     * One that knows nothing yet.
     *
     * @param answers takes what others tell of their breakers
     * @param outlet takes messages for all others; what is lost is mended
     */
    FleetNode(
            String name,
            HybridClock clock,
            Supplier<Instant> wall,
            LocalBreakers breakers,
            LocalSettings settings,
            Memory memory,
            Answers answers,
            Consumer<byte[]> outlet) {
        this.name = name;
        this.clock = clock;
        this.wall = wall;
        this.breakers = breakers;
        this.settings = settings;
        this.memory = memory;
        this.answers = answers;
        this.outlet = outlet;
    }

    /** As Maven has written it into the jar; a build's classes have none. */
    private static String software() {
        Properties properties = new Properties();
        try (InputStream in = FleetNode.class.getResourceAsStream(POM)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /** Does what the memory has, before the first call. */
    void restore() throws IOException {
        List<Decision> remembered = taken(memory.read());
        isRead = true;
        align(remembered, Origin.RESTORED);
    }

    /**
     * Somebody has decided something on this node, and the breakers do it already. Only where something newer has come from elsewhere
     * meanwhile, they do that now; and what is planned may have been replaced, which no generation tells.
     *
     * @param generations of the breakers, with the last of those changes
     */
    void decided(Collection<Decision> decisions, Map<CircuitBreaker, Long> generations) {
        generations.forEach(breakers::note);
        List<Decision> news = taken(decisions);
        align(
                decisions.stream()
                        .filter(decision -> decision.subject().slot() == Slot.PLANNED || !news.contains(decision))
                        .toList(),
                Origin.OTHER_NODE);
        send(news);
        keep(news);
    }

    /**
     * A breaker is there, of which something may have been decided before.
     *
     * @param generation from which on it is known what operators of this node do to it
     * @param had the settings with which it came
     */
    void appeared(CircuitBreaker breaker, long generation, BreakerSettings had) {
        breakers.note(breaker, generation);
        settings.appeared(breaker, had);
        Subject present = new Subject(breaker.name(), null, Slot.PRESENT);
        if (map.find(present).isPresent() || map.find(present.in(Slot.PLANNED)).isPresent()) {
            breakers.align(present, map, Origin.OTHER_NODE);
        }
    }

    /** Some keys are there, of which something may have been decided before. */
    void keysAppeared() {
        Set<Subject> decided = new TreeSet<>();
        for (Decision decision : map.holding()) {
            if (decision.subject().isOfKey()) {
                decided.add(decision.subject().in(Slot.PRESENT));
            }
        }
        decided.forEach(key -> breakers.align(key, map, Origin.OTHER_NODE));
    }

    /** Whether something was ever decided of a key of a family; any thread may ask. */
    boolean hasDecidedOnKeysOf(String family) {
        return withKeys.contains(family);
    }

    /** Somebody has changed settings of a breaker on this node. */
    void reconfigured(CircuitBreaker breaker, LocalSettings.LocalChange local) {
        List<Decision> news = taken(settings.decisions(breaker, local));
        settings.settle(breaker.name());
        send(news);
        keep(news);
    }

    private void align(Collection<Decision> news, Origin origin) {
        Set<Subject> touched = new TreeSet<>();
        Set<String> families = new TreeSet<>();
        for (Decision decision : news) {
            Subject subject = decision.subject();
            if (subject.slot() != Slot.SETTING) {
                touched.add(subject.in(Slot.PRESENT));
            }
            if (subject.slot() == Slot.KEYS) {
                families.add(subject.breaker());
            }
        }
        touched.forEach(subject -> breakers.align(subject, map, origin));
        families.forEach(family -> breakers.alignKeys(family, map, origin));
    }

    /** Another node has told something. */
    void received(Message message) {
        if (message.node().equals(name)) {
            warnOfNamesake();
            return;
        }
        heard.put(message.node(), wall.get());
        left.remove(message.node());
        if (message instanceof Decisions told) {
            keep(learn(told.decisions()));
        } else if (message instanceof Digest digest) {
            if (digest.digest() != map.digest()) {
                MessageCodec.versions(name, map.versions()).forEach(outlet);
            }
        } else if (message instanceof Versions versions) {
            send(map.lacking(versions.versions(), versions.after(), versions.last()));
        } else if (message instanceof Ask ask) {
            MessageCodec.answer(name, ask.question(), SOFTWARE, breakers.statuses(map, ask.breaker()))
                    .forEach(outlet);
        } else if (message instanceof Answer answer) {
            answers.heard(answer, wall.get());
        } else if (message instanceof Leave leave) {
            left.add(leave.node());
        }
    }

    /** This node ends. */
    void leave() {
        outlet.accept(MessageCodec.leave(name));
    }

    /** The nodes that have said that they leave, and were not heard since. */
    Set<String> left() {
        return Set.copyOf(left);
    }

    /** Somebody wants to know how a breaker, or null for all of them, is on all nodes. */
    void ask(long question, @Nullable String breaker) {
        outlet.accept(MessageCodec.ask(name, question, breaker));
    }

    /** How a breaker, or null for all of them, is on this node. */
    Answers.Told own(@Nullable String breaker) {
        return new Answers.Told(SOFTWARE, wall.get(), breakers.statuses(map, breaker));
    }

    /** When each other node was heard last. */
    Map<String, Instant> heard() {
        return Map.copyOf(heard);
    }

    private List<Decision> learn(Collection<Decision> decisions) {
        List<Decision> news = taken(decisions);
        news.stream().filter(FleetNode::isReset).forEach(reset -> breakers.reset(reset, Origin.OTHER_NODE));
        align(news, Origin.OTHER_NODE);
        settings.learn(news);
        return news;
    }

    private static boolean isReset(Decision decision) {
        return decision.kind() == Kind.RESET && decision.subject().slot() == Slot.PRESENT;
    }

    private void keep(Collection<Decision> news) {
        news.forEach(decision -> unkept.put(decision.subject(), decision));
        keep();
    }

    /** Of two that are called the same, one would be taken for the other. */
    private void warnOfNamesake() {
        if (!hasNamesake) {
            hasNamesake = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Another node of the fleet is called ''{0}'', too, and is not listened to: set switchgear.node to a name of"
                            + " its own on each",
                    name);
        }
    }

    /** Somebody has come, or those who were apart are together again. */
    void membersChanged() {
        send(List.copyOf(map.all()));
    }

    /** Tells the others what is known, as a number: who knows something else asks for what it lacks. */
    void compare() {
        outlet.accept(MessageCodec.digest(name, map.digest()));
    }

    /** From time to time: the others are told what is known, and the memory is asked again. */
    void tick() {
        compare();
        if (!isRead || memory.isShared()) {
            readAgain();
        }
        keep();
        forgetNodes();
    }

    /** Learns what the memory has, which other nodes may have told it. */
    void readAgain() {
        try {
            Collection<Decision> remembered = memory.read();
            isRead = true;
            memoryWorks();
            learn(remembered);
        } catch (IOException e) {
            memoryFails(e);
        }
    }

    private void keep() {
        if (unkept.isEmpty()) {
            return;
        }
        if (!isRead) {
            // What it has would be lost.
            readAgain();
            if (!isRead) {
                return;
            }
        }
        try {
            memory.keep(List.copyOf(unkept.values()), map.all());
            unkept.clear();
            memoryWorks();
        } catch (IOException e) {
            memoryFails(e);
        }
    }

    /** Once for each time that it cannot be reached. */
    private void memoryFails(IOException why) {
        if (!memoryFails) {
            memoryFails = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The memory of the fleet cannot be reached, and is tried again; until then, overrides of this node do not"
                            + " outlive it: " + why.getMessage());
        }
    }

    private void memoryWorks() {
        if (memoryFails) {
            memoryFails = false;
            LOG.log(System.Logger.Level.INFO, "The memory of the fleet is there again, and has all that was decided");
        }
    }

    /** Those that are news, and believed. */
    private List<Decision> taken(Collection<Decision> decisions) {
        Instant now = wall.get();
        List<Decision> news = new ArrayList<>();
        for (Decision decision : decisions) {
            if (!DecisionCodec.canBeTold(decision)) {
                refuse(decision, "a name in it has more than " + DecisionCodec.LONGEST_NAME + " bytes:");
            } else if (!clock.sees(decision.version())) {
                refuse(decision, "its time is more than 5 minutes ahead of this node's: is a clock wrong?");
            } else if (!map.makeRoom(decision, now)) {
                refuse(decision, RegisterMap.LIMIT + " breakers and keys have one already");
            } else if (map.take(decision)) {
                news.add(decision);
            }
        }
        noteKeys(news);
        return news;
    }

    private void noteKeys(Collection<Decision> news) {
        Set<String> families = new TreeSet<>(withKeys);
        for (Decision decision : news) {
            if (decision.subject().isOfKey()) {
                families.add(decision.subject().breaker());
            }
        }
        withKeys = Set.copyOf(families);
    }

    private void refuse(Decision decision, String why) {
        refused("a decision, as " + why + " " + decision);
    }

    /** Something that came cannot be taken; who sends such may send many. */
    void refused(String what) {
        refused++;
        LOG.log(
                refused == 1 ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "Refused what came from another node or from the memory: " + what);
    }

    /** How much could not be taken so far. */
    long refused() {
        return refused;
    }

    private void send(Collection<Decision> decisions) {
        MessageCodec.decisions(name, decisions).forEach(outlet);
    }

    /** What it knows; it stays as it is. */
    RegisterMap map() {
        return map;
    }
}
