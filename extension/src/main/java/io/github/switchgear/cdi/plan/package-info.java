/**
 * What is guarded and by what: the plan that passes from deployment to run time, and what can be told of a method, its
 * class and its annotations by looking at them. Every other room below {@code cdi} may know this one, and it knows none.
 */
@NullMarked
package io.github.switchgear.cdi.plan;

import org.jspecify.annotations.NullMarked;
