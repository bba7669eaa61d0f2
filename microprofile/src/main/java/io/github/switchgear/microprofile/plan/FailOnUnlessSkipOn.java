package io.github.switchgear.microprofile.plan;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells failures by both lists of the annotation: what is skipped fails in no case. */
record FailOnUnlessSkipOn(List<Class<? extends Throwable>> failOn, List<Class<? extends Throwable>> skipOn)
        implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable thrown) {
        return isListed(thrown, failOn) && !isListed(thrown, skipOn);
    }

    private static boolean isListed(Throwable thrown, List<Class<? extends Throwable>> types) {
        return types.stream().anyMatch(type -> type.isInstance(thrown));
    }

    @Override
    public String toString() {
        return "failOn " + names(failOn) + ", skipOn " + names(skipOn);
    }

    private static String names(List<Class<? extends Throwable>> types) {
        return types.stream().map(Class::getName).collect(Collectors.joining(", ", "[", "]"));
    }
}
