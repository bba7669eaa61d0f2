package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What goes with an article. */
public record Recommendation(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) String with) {}
