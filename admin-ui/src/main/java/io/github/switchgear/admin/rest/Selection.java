package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.view.BreakerView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which of all breakers a request is about: those that it names, or those that a filter finds.
 *
 * @param names of these; empty where a filter finds them
 * @param filter finds them
 */
record Selection(Set<String> names, Predicate<BreakerView> filter) {

    static final String NAMES = "select.names";
    static final String TEXT = "select.q";
    static final String STATES = "select.state";

    static final Map<String, Body.Kind> FIELDS = new TreeMap<>(Map.of(
            "select", Body.Kind.OBJECT, NAMES, Body.Kind.STRINGS, TEXT, Body.Kind.STRING, STATES, Body.Kind.STRINGS));

    /**
     * The selection of a body.
     *
     * @throws jakarta.ws.rs.WebApplicationException if it selects nothing, or in both ways at once
     */
    static Selection of(Body body) {
        Optional<List<String>> names = body.texts(NAMES);
        Optional<String> text = body.text(TEXT).filter(given -> !given.isBlank());
        Optional<List<String>> states = body.texts(STATES);
        if (names.isPresent()) {
            if (text.isPresent() || states.isPresent()) {
                throw Problem.bad("'select' must have either 'names' or a filter by 'q' and 'state', but has both");
            }
            return named(names.get());
        }
        // One that is blank would be none, and none is all of them.
        if (states.filter(given -> given.isEmpty() || given.stream().anyMatch(String::isBlank))
                .isPresent()) {
            throw Problem.bad("'" + STATES + "' must name at least one state, and nothing else");
        }
        if (text.isEmpty() && states.isEmpty()) {
            throw Problem.bad("'select' must have 'names', or a filter by 'q' and 'state'");
        }
        return new Selection(
                Set.of(),
                BreakerFilter.of(states.orElse(List.of()), text.stream().toList()));
    }

    private static Selection named(List<String> names) {
        if (names.isEmpty()) {
            throw Problem.bad("'" + NAMES + "' must name at least one breaker");
        }
        Set<String> different = new HashSet<>();
        for (String name : names) {
            if (!different.add(name)) {
                throw Problem.bad("'" + NAMES + "' has '" + name + "' twice");
            }
        }
        return new Selection(
                different, view -> different.contains(view.snapshot().name()));
    }

    /** Those that fit, in the order in which they come. */
    List<BreakerView> of(List<BreakerView> all) {
        return all.stream().filter(filter).toList();
    }

    /** How many names nobody bears; none where a filter finds them. */
    long missing(List<BreakerView> found) {
        return names.isEmpty() ? 0 : names.size() - found.size();
    }
}
