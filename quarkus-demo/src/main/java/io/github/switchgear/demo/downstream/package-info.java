/** The service that the shop depends on, served beside it, and the switch for its behaviour. */
@NullMarked
package io.github.switchgear.demo.downstream;

import org.jspecify.annotations.NullMarked;
