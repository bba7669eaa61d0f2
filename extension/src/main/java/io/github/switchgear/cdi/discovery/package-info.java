/**
 * Where breakers are written: finds and describes them among the classes and beans that a container tells of, in either
 * of its two ways. It hands what it has found to the checks.
 */
@NullMarked
package io.github.switchgear.cdi.discovery;

import org.jspecify.annotations.NullMarked;
