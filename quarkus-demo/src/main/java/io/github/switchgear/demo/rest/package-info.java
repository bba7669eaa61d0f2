/** What all resources of the demo share: input and errors. */
@NullMarked
package io.github.switchgear.demo.rest;

import org.jspecify.annotations.NullMarked;
