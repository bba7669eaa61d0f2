package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;

/** Nothing is wrong with this as long as nobody extends it. */
abstract class Source<T> {

    private T last;

    @Breaker
    T ask() {
        return last;
    }

    void remember(T answer) {
        last = answer;
    }
}
