package io.github.switchgear.telemetry.series;

/** Is told which series there are. It may be told by several threads at once, but of one breaker by one at a time. */
public interface SeriesListener {

    /** One is there. */
    void added(Series series);

    /** One has gone. */
    void removed(Series series);
}
