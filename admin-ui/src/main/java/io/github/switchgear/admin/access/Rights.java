package io.github.switchgear.admin.access;

import java.util.function.Predicate;

/** Which breakers somebody may operate who may not operate all. */
public final class Rights {

    /** Not one. */
    static final Rights NONE = new Rights(name -> false);

    private final Predicate<String> breakers;

    Rights(Predicate<String> breakers) {
        this.breakers = breakers;
    }

    boolean include(String breaker) {
        return breakers.test(breaker);
    }
}
