package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ways on from breakers that configuration tells: {@code switchgear.admin.links.<label>} for all, and
 * {@code switchgear.breaker.<name>.links.<label>} for one, which takes the place of that of the same label. A wrong one stops
 * the application's start. Safe for use by any number of threads.
 */
@ApplicationScoped
public class Links {

    private static final String COMMON = "switchgear.admin.links.";
    private static final String BREAKER = "switchgear.breaker.";
    private static final String OF_BREAKER = ".links.";
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    BreakerRegistry registry;

    @Inject
    Node node;

    private final SortedMap<String, LinkTemplate> common = new TreeMap<>();

    /** By what stands behind the prefix, name and label in one, since a name may have dots in it. */
    private final SortedMap<String, LinkTemplate> ofBreakers = new TreeMap<>();

    /** For who has no container. */
    @SuppressWarnings("UnnecessaryAssignment") // it stands for the container
    static Links on(BreakerRegistry registry, Node node) {
        Links links = new Links();
        links.registry = registry;
        links.node = node;
        return links;
    }

    @Inject
    void configure(Configuration configuration) {
        configuration.keys(COMMON).forEach(key -> read(configuration, key, COMMON, common));
        configuration.keys(BREAKER).stream()
                .filter(key -> key.indexOf(OF_BREAKER, BREAKER.length()) > 0)
                .forEach(key -> read(configuration, key, BREAKER, ofBreakers));
    }

    private static void read(
            Configuration configuration, String key, String prefix, Map<String, LinkTemplate> templates) {
        configuration
                .value(key)
                .ifPresent(value -> templates.put(key.substring(prefix.length()), LinkTemplate.of(key, value)));
    }

    /** Makes this bean when the application starts, so that a wrong value stops it there and not at a request. */
    void check(@Observes Startup event) {}

    /**
     * Tells the ways on from a breaker.
     *
     * @param breaker as it is, maybe that of a key
     * @param history its transitions, newest first
     * @param now the present moment
     * @return the links, ordered by their labels
     */
    public List<Link> of(BreakerSnapshot breaker, List<BreakerTransition> history, Instant now) {
        SortedMap<String, LinkTemplate> templates = new TreeMap<>(common);
        String own = breaker.name() + OF_BREAKER;
        ofBreakers.tailMap(own).forEach((rest, template) -> {
            if (rest.startsWith(own) && isOwn(own, rest)) {
                templates.put(rest.substring(own.length()), template);
            }
        });
        if (templates.isEmpty()) {
            return List.of();
        }
        String key = breaker.key();
        Map<String, String> values = Map.of(
                "name", breaker.name(),
                "key", key == null ? "" : key,
                "node", node.name(),
                "from", from(breaker.state(), history, now).toString(),
                "to", now.toString());
        return templates.entrySet().stream()
                .map(each -> new Link(each.getKey(), each.getValue().filled(values)))
                .toList();
    }

    /** Whether no breaker of a longer name takes the key. */
    private boolean isOwn(String own, String rest) {
        int next = rest.indexOf(OF_BREAKER, own.length());
        while (next > 0) {
            if (registry.find(rest.substring(0, next)).isPresent()) {
                return false;
            }
            next = rest.indexOf(OF_BREAKER, next + 1);
        }
        return true;
    }

    /** When it ceased to let calls through, probes in between included; an hour ago, where it does let them. */
    private static Instant from(BreakerState state, List<BreakerTransition> history, Instant now) {
        Instant from = now.minus(HOUR);
        if (letsThrough(state)) {
            return from;
        }
        Instant opening = now;
        for (BreakerTransition transition : history) {
            if (letsThrough(transition.to())) {
                break;
            }
            opening = transition.at();
        }
        return opening.truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean letsThrough(BreakerState state) {
        return state == BreakerState.CLOSED || state == BreakerState.FORCED_CLOSED;
    }
}
