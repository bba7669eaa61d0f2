package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many stars of five buyers give an article. */
public record Rating(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) int stars) {}
