/** What Quarkus does about breakers while it builds an application. */
@NullMarked
package io.github.switchgear.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
