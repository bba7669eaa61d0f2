package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What it costs to ship an article, in cents. */
public record ShippingCost(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) int cents) {}
