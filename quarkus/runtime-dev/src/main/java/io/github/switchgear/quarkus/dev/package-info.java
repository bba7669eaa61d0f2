/** What a Quarkus application has of the extension in dev mode alone. */
@NullMarked
package io.github.switchgear.quarkus.dev;

import org.jspecify.annotations.NullMarked;
