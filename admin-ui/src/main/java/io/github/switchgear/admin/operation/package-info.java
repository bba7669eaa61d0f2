/**
 * What operators can do, without a word of how they ask for it: {@link io.github.switchgear.admin.operation.Operations}
 * is what REST calls, and whatever else operates breakers. It knows views and the core; who asks or answers may know it.
 */
@NullMarked
package io.github.switchgear.admin.operation;

import org.jspecify.annotations.NullMarked;
