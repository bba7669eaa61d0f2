package io.github.switchgear.core;

/** The window that the other one is compared with keeps the same promises. */
class ReferenceCountWindowTest extends CountWindowContract {

    @Override
    SlidingWindow window(WindowSettings settings) {
        return ReferenceWindow.of(settings, 0);
    }
}
