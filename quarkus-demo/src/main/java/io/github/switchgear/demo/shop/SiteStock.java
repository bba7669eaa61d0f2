package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much is at a site of the warehouse. */
public record SiteStock(
        @JsonProperty(required = true) String site,
        @JsonProperty(required = true) int pallets) {}
