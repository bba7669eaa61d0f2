package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request for something to read. Who mistypes a filter must not take all for what they asked for. */
final class Query {

    private Query() {}

    /**
     * Refuses parameters that mean nothing for this request.
     *
     * @throws jakarta.ws.rs.WebApplicationException if there is another one
     */
    static void requireOnly(UriInfo uri, String... allowed) {
        Set<String> unknown = new TreeSet<>(uri.getQueryParameters().keySet());
        List.of(allowed).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw Problem.bad(
                    "Unknown parameter '" + String.join("', '", unknown) + "'; allowed: " + String.join(", ", allowed));
        }
    }

    /** All that was given for a parameter; a form sends those that nobody has filled in without a value. */
    static List<String> given(List<String> values) {
        return values.stream().filter(value -> !value.isBlank()).toList();
    }

    /**
     * Which members are to be told.
     *
     * @return all of them where none is given
     * @throws jakarta.ws.rs.WebApplicationException if there is no such member
     */
    static Set<String> fields(List<String> values, Set<String> all) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String names : given(values)) {
            for (String name : names.split(",", -1)) {
                if (!all.contains(name.trim())) {
                    throw Problem.bad("Unknown field '" + name.trim() + "'; allowed, separated by commas: "
                            + String.join(", ", all));
                }
                wanted.add(name.trim());
            }
        }
        return wanted.isEmpty() ? all : wanted;
    }

    /**
     * How many are to be told at most.
     *
     * @throws jakarta.ws.rs.WebApplicationException if that is no number from 1 to the most
     */
    static int limit(List<String> values, int usual, int most) {
        return number("limit", values, usual, most);
    }

    /**
     * A number that was given for a parameter.
     *
     * @throws jakarta.ws.rs.WebApplicationException if that is no number from 1 to the most
     */
    static int number(String name, List<String> values, int usual, int most) {
        return once(name, values).map(text -> number(name, text, most)).orElse(usual);
    }

    private static int number(String name, String text, int most) {
        String digits = text.trim();
        if (digits.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(digits);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw Problem.bad("'" + name + "' must be a whole number from 1 to " + most + " but is '" + text + "'");
    }

    /**
     * What was given for a parameter that means something once only.
     *
     * @throws jakarta.ws.rs.WebApplicationException if it was given more often
     */
    static Optional<String> once(String name, List<String> values) {
        List<String> given = given(values);
        if (given.size() > 1) {
            throw Problem.bad("'" + name + "' may be given once but is there " + given.size() + " times");
        }
        return given.stream().findFirst();
    }
}
