/** The application that is measured on Weld. */
@NullMarked
package io.github.switchgear.benchmarks.weld;

import org.jspecify.annotations.NullMarked;
