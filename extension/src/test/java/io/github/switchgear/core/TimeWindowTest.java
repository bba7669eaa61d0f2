package io.github.switchgear.core;

class TimeWindowTest extends TimeWindowContract {

    @Override
    SlidingWindow window(WindowSettings settings, long now) {
        return new SlidingWindow.Driven(TimeWindow.empty(settings, now, new Tally(), 0));
    }
}
