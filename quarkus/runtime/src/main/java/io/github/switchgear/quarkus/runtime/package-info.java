/** What a Quarkus application has of the extension when it runs. */
@NullMarked
package io.github.switchgear.quarkus.runtime;

import org.jspecify.annotations.NullMarked;
