/**
 * What operators use, and of it what an application names in its own code: the classes to list, the event of the audit,
 * the answer to a rejection. All else is behind rooms, each of which knows only those below it: {@code rest},
 * {@code stream} and {@code page} stand side by side, then come {@code access}, {@code json}, {@code operation},
 * {@code view} and {@code history}.
 *
 * <p>{@link io.github.switchgear.admin.access.GuardFilter} guards every request; nothing is open by default. Exception
 * messages and the arguments of guarded methods never leave the process through this module: they may hold secrets.
 */
@NullMarked
package io.github.switchgear.admin;

import org.jspecify.annotations.NullMarked;
