/**
 * What operators use: the REST resource below {@code switchgear/}, its access control and audit, and the dashboard.
 *
 * <p>{@link io.github.switchgear.admin.access.GuardFilter} guards every request; nothing is open by default. Exception
 * messages and the arguments of guarded methods never leave the process through this package: they may hold secrets.
 */
@NullMarked
package io.github.switchgear.admin;

import org.jspecify.annotations.NullMarked;
