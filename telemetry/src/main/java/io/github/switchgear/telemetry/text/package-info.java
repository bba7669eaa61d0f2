/** The metrics of breakers as text that monitoring systems scrape. */
@NullMarked
package io.github.switchgear.telemetry.text;

import org.jspecify.annotations.NullMarked;
