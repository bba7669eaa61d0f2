package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes out of a list what is not needed for it to fail: halves first, then ever smaller parts, at last single steps. */
final class Shortener {

    private Shortener() {}

    /**
     * Shortens a list.
     *
     * @param failing it fails
     * @param fails tells whether another list does
     * @return a part of it that still fails, but would not without any one of its steps
     */
    static <T> List<T> shortest(List<T> failing, Predicate<List<T>> fails) {
        List<T> shortest = failing;
        int part = Math.max(1, failing.size() / 2);
        while (true) {
            List<T> shorter = withoutOnePart(shortest, part, fails);
            if (shorter.size() < shortest.size()) {
                shortest = shorter;
            } else if (part == 1) {
                return shortest;
            } else {
                part = (part + 1) / 2;
            }
        }
    }

    private static <T> List<T> withoutOnePart(List<T> list, int part, Predicate<List<T>> fails) {
        for (int from = 0; from < list.size(); from += part) {
            List<T> rest = new ArrayList<>(list.subList(0, from));
            rest.addAll(list.subList(Math.min(list.size(), from + part), list.size()));
            if (fails.test(rest)) {
                return rest;
            }
        }
        return list;
    }
}
