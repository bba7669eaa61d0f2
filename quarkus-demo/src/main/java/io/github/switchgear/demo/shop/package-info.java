/** The shop: its clients of the downstream, each with a breaker, and a page built of what they answer. */
@NullMarked
package io.github.switchgear.demo.shop;

import org.jspecify.annotations.NullMarked;
