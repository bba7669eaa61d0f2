/** Gives the admin module what it tells of a fleet; loaded only where that module is. */
@NullMarked
package io.github.switchgear.fleet.admin;

import org.jspecify.annotations.NullMarked;
