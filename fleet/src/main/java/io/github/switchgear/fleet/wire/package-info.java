/** The bytes of messages and files: bounded, and with no object of Java in them. */
@NullMarked
package io.github.switchgear.fleet.wire;

import org.jspecify.annotations.NullMarked;
