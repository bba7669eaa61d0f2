package io.github.switchgear.demo.traffic;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out its items in turn, for ever. Thread-safe. */
final class Rotation<T> {
    private final List<T> items;
    private final AtomicInteger turn = new AtomicInteger();

    Rotation(List<T> items) {
        this.items = List.copyOf(items);
    }

    T next() {
        return items.get(Math.floorMod(turn.getAndIncrement(), items.size()));
    }
}
