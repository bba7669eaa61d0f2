/**
 * What calls came to within the last hour: the totals of breakers, read every ten seconds. It knows the core alone, so a call
 * knows nothing of it; {@code json} and {@code rest} tell of it.
 */
@NullMarked
package io.github.switchgear.admin.history;

import org.jspecify.annotations.NullMarked;
