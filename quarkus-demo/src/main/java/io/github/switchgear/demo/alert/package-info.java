/** A receiver of the webhook's events, as somebody else would run one who is to be told. */
@NullMarked
package io.github.switchgear.demo.alert;

import org.jspecify.annotations.NullMarked;
