/** A shop whose calls are guarded. */
@NullMarked
package com.acme.shop;

import org.jspecify.annotations.NullMarked;
