/** The application while it is developed: live reload, and Dev UI. */
@NullMarked
package io.github.switchgear.quarkus.it.dev;

import org.jspecify.annotations.NullMarked;
