package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the catalog tells about an article. */
public record CatalogEntry(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) int cents) {}
