package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Today's price of an article, in cents. */
public record Price(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) int cents) {}
