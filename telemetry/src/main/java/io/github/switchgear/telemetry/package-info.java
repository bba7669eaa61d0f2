/**
 * What monitoring sees of breakers. An application needs nothing but this module beside the others; which libraries it speaks to
 * depends on those that are there. What is here is for clients of JMX, which may compile against it.
 */
@NullMarked
package io.github.switchgear.telemetry;

import org.jspecify.annotations.NullMarked;
