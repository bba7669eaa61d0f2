package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many of an article are left. */
public record Stock(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) int stock) {}
