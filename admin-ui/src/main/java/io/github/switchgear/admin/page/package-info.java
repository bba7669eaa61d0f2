/**
 * The dashboard: its files lie beside the resource that serves them. It knows JSON and access; no other room may know it.
 */
@NullMarked
package io.github.switchgear.admin.page;

import org.jspecify.annotations.NullMarked;
