package io.github.switchgear.demo.shop;

import org.jspecify.annotations.Nullable;

/**
 * How many days delivery takes.
 *
 * @param guessedFor why it is a guess; null if the downstream told
 */
public record Delivery(String sku, int days, @Nullable Throwable guessedFor) {}
