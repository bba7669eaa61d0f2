package io.github.switchgear.core;

/** A listener's registration; closing it ends it, closing it again does nothing. */
public interface Registration extends AutoCloseable {

    @Override
    void close();
}
