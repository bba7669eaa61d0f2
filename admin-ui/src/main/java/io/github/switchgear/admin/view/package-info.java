/**
 * How breakers look to who watches or operates them, read at one moment, and what a state is called. It knows the core
 * alone; all other rooms may know it.
 */
@NullMarked
package io.github.switchgear.admin.view;

import org.jspecify.annotations.NullMarked;
