package io.github.switchgear.benchmarks;

/**
 * A line of the table.
 *
 * @param label what people read
 * @param benchmark simple class name and method
 */
record Row(String label, String benchmark) {}
