/** The same application as on Weld, built by Quarkus, and what is measured in it. */
@NullMarked
package io.github.switchgear.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;
