/**
 * Who may do what, and who is told of it: the filter before and behind every request, roles, the rules for browsers, and
 * the audit. It knows JSON, to refuse in; every resource may know it.
 */
@NullMarked
package io.github.switchgear.admin.access;

import org.jspecify.annotations.NullMarked;
