package io.github.switchgear.core;

/** The window that the other one is compared with keeps the same promises. */
class ReferenceTimeWindowTest extends TimeWindowContract {

    @Override
    SlidingWindow window(WindowSettings settings, long now) {
        return ReferenceWindow.of(settings, now);
    }
}
