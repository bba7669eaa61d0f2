/** The demo users. */
@NullMarked
package io.github.switchgear.demo.signin;

import org.jspecify.annotations.NullMarked;
