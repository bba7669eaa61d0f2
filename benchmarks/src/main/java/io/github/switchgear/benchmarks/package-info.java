/** What a guarded call costs, side by side with the libraries that a user would pick instead. */
@NullMarked
package io.github.switchgear.benchmarks;

import org.jspecify.annotations.NullMarked;
