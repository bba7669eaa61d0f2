/** What configuration says, and what the container is told to leave to this library. */
@NullMarked
package io.github.switchgear.microprofile.config;

import org.jspecify.annotations.NullMarked;
