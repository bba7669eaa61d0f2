package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import io.github.switchgear.core.SettingName;
import io.github.switchgear.core.VisibleText;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.HybridClock;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;

/**
 * The settings of this node's breakers, as operators of all nodes change them. A change holds until the application is started anew,
 * so that what is older than the start of this node is not done here. Each setting is by itself: who changes one at the same time as
 * somebody else another undoes nothing. For one thread at a time; operators of this node go on meanwhile.
 */
final class LocalSettings {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final List<SettingName> CHANGEABLE = Arrays.stream(SettingName.values())
            .filter(SettingName::isChangeable)
            .toList();

    /**
     * A change by somebody on this node.
     *
     * @param change as it was told
     * @param after the settings then
     */
    record LocalChange(BreakerTransition change, BreakerSettings after) {}

    /** Operators of this node have changed settings of which nothing is known yet. */
    private static final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OvertakenException() {
            super("settings have changed meanwhile", null, false, false);
        }
    }

    private final BreakerRegistry registry;
    private final HybridClock clock;
    private final Instant started;

    /** The settings with all changes of which it is known who made them. */
    private final Map<CircuitBreaker, BreakerSettings> known = new WeakHashMap<>();

    /** What was decided elsewhere and is not done yet, as the breaker is not there, or cannot have such settings. */
    private final Map<Subject, Decision> owed = new TreeMap<>();

    /** Those of it of which the log has told. */
    private final Set<Decision> warnedOf = new HashSet<>();

    LocalSettings(BreakerRegistry registry, HybridClock clock, Instant started) {
        this.registry = registry;
        this.clock = clock;
        this.started = started.truncatedTo(ChronoUnit.MILLIS); // as versions are
    }

    /**
     * A breaker is there, of which something may have been decided before.
     *
     * @param settings that it had when it came
     */
    void appeared(CircuitBreaker breaker, BreakerSettings settings) {
        known.putIfAbsent(breaker, settings);
        settle(breaker.name());
    }

    /**
     * What somebody on this node has decided for the whole fleet: the settings that have other values since the last time.
     *
     * @return a decision each; none where it was for this node alone
     */
    List<Decision> decisions(CircuitBreaker breaker, LocalChange local) {
        BreakerSettings before = known.getOrDefault(breaker, local.after());
        known.put(breaker, local.after());
        BreakerTransition change = local.change();
        if (change.origin() != Origin.OPERATOR) {
            return List.of();
        }
        List<Decision> decisions = new ArrayList<>();
        Version version = clock.next();
        for (SettingName name : CHANGEABLE) {
            Object value = name.read(local.after());
            if (!value.equals(name.read(before))) {
                Subject subject = Subject.setting(breaker.name(), name.member());
                warnedOf.remove(owed.remove(subject));
                decisions.add(new Decision(
                        subject, Kind.CHANGED, change.reason(), change.actor(), null, null, version, value.toString()));
            }
        }
        return decisions;
    }

    /** Something was decided elsewhere. */
    void learn(List<Decision> news) {
        news.stream()
                .filter(decision -> decision.subject().slot() == Slot.SETTING)
                .filter(decision -> !decision.version().at().isBefore(started))
                .filter(LocalSettings::canBeRead)
                .forEach(decision -> warnedOf.remove(owed.put(decision.subject(), decision)));
        news.stream().map(decision -> decision.subject().breaker()).distinct().forEach(this::settle);
    }

    /** One of another version may know settings, or values, that this one does not: they are nothing to it. */
    private static boolean canBeRead(Decision decision) {
        try {
            set(BreakerSettings.builder(), decision);
            return true;
        } catch (IllegalArgumentException e) {
            warn(decision, e);
            return false;
        }
    }

    private static void warn(Decision decision, IllegalArgumentException why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Breaker ''{0}'' cannot have a setting that was decided on another node: {1}",
                VisibleText.of(decision.subject().breaker()),
                why.getMessage());
    }

    /** Does what was decided elsewhere of a breaker, and is not done yet. */
    void settle(String name) {
        List<Decision> due = owed.values().stream()
                .filter(decision -> decision.subject().breaker().equals(name))
                .sorted(Comparator.comparing(Decision::version))
                .toList();
        if (!due.isEmpty()) {
            registry.find(name).ifPresent(breaker -> settle(breaker, due));
        }
    }

    private void settle(CircuitBreaker breaker, List<Decision> due) {
        try {
            change(breaker, due);
            due.forEach(this::isDone);
        } catch (OvertakenException overtaken) {
            LOG.log(System.Logger.Level.DEBUG, "{0} is looked at again when its change is known", breaker.name());
        } catch (IllegalArgumentException notTogether) {
            due.forEach(decision -> settle(breaker, decision));
        }
    }

    /** What cannot be now may be together with what comes later, and keeps nothing else from being done. */
    private void settle(CircuitBreaker breaker, Decision decision) {
        try {
            change(breaker, List.of(decision));
            isDone(decision);
        } catch (OvertakenException overtaken) {
            LOG.log(System.Logger.Level.DEBUG, "{0} is looked at again when its change is known", breaker.name());
        } catch (IllegalArgumentException e) {
            if (warnedOf.add(decision)) {
                warn(decision, e);
            }
        }
    }

    private void isDone(Decision decision) {
        owed.remove(decision.subject());
        warnedOf.remove(decision);
    }

    /** In one step, as some settings can be only together. */
    private void change(CircuitBreaker breaker, List<Decision> due) {
        BreakerSettings before = known.computeIfAbsent(breaker, CircuitBreaker::settings);
        BreakerSettings after = changed(before, due);
        if (after.equals(before)) {
            return;
        }
        Decision newest = due.stream()
                .reduce((one, other) -> one.version().isAfter(other.version()) ? one : other)
                .orElseThrow();
        ManualOverride by = LocalBreakers.by(newest, Origin.OTHER_NODE);
        breaker.reconfigure(
                current -> {
                    if (!current.equals(before)) {
                        throw new OvertakenException();
                    }
                    return after;
                },
                by);
        known.put(breaker, after);
        TravelAudit.done(newest, breaker, Origin.OTHER_NODE, breaker.state());
    }

    private static BreakerSettings changed(BreakerSettings settings, List<Decision> due) {
        BreakerSettings.Builder builder = settings.toBuilder();
        due.forEach(decision -> set(builder, decision));
        return builder.build();
    }

    private static void set(BreakerSettings.Builder builder, Decision decision) {
        String name = String.valueOf(decision.subject().key());
        SettingName.ofMember(name)
                .filter(SettingName::isChangeable)
                .orElseThrow(() -> new IllegalArgumentException("this version knows no setting '" + name + "'"))
                .set(builder, String.valueOf(decision.value()));
    }
}
