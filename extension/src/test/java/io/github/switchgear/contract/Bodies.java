package io.github.switchgear.contract;

/** A bean with test bodies, its methods with {@link Holds}. */
public interface Bodies {}
