/** The application that is measured on each CDI container, and the calls of it. Each container's module compiles it. */
@NullMarked
package io.github.switchgear.benchmarks.cdi;

import org.jspecify.annotations.NullMarked;
