package io.github.switchgear.core;

import java.util.function.Predicate;

/** A validator that rejects every result, under a name of its own. */
final class Never implements Predicate<Object> {

    @Override
    public boolean test(Object result) {
        return false;
    }

    @Override
    public String toString() {
        return "Never";
    }
}
