package io.github.switchgear.core;

class CountWindowTest extends CountWindowContract {

    @Override
    SlidingWindow window(WindowSettings settings) {
        return new SlidingWindow.Driven(CountWindow.empty(settings, new Tally(), 0));
    }
}
