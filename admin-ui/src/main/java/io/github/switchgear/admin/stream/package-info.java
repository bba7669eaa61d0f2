/**
 * The event stream, from the transitions that happen to the clients that are told. It knows views, JSON and access; no
 * other room may know it.
 */
@NullMarked
package io.github.switchgear.admin.stream;

import org.jspecify.annotations.NullMarked;
