/**
 * The JSON that this module takes and gives, byte by byte the same in every container. It knows views and what an
 * operation refuses; whoever speaks to a client may know it.
 */
@NullMarked
package io.github.switchgear.admin.json;

import org.jspecify.annotations.NullMarked;
