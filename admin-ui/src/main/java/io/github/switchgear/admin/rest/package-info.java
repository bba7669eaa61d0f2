/**
 * The requests: what each one asks for and how it is answered, and their description as OpenAPI. It knows all rooms but
 * the stream and the page; no other room may know it.
 */
@NullMarked
package io.github.switchgear.admin.rest;

import org.jspecify.annotations.NullMarked;
