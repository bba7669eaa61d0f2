/**
 * What is wrong with a plan, and how it is said: each check, with the sentence that tells a developer what to write.
 */
@NullMarked
package io.github.switchgear.cdi.check;

import org.jspecify.annotations.NullMarked;
