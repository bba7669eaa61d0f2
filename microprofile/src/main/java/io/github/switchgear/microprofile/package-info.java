/**
 * MicroProfile Fault Tolerance's {@code @CircuitBreaker} adopted: an application that has it is not changed, and each of its
 * breakers is one of this library.
 */
@NullMarked
package io.github.switchgear.microprofile;

import org.jspecify.annotations.NullMarked;
