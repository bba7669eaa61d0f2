/** The application, built by Quarkus. */
@NullMarked
package io.github.switchgear.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;
