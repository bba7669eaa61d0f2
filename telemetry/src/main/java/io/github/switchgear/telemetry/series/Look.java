package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerState;

/** What a series may ask of its breaker: all of one moment, or each part when it is asked for. */
interface Look {

    double isIn(SeenState asked);

    double calls(Outcome outcome);

    double fallbacks();

    double seconds(SeenState asked);

    double isForced(BreakerState kind);

    double keys(SeenState asked);

    double changes(Change change);
}
