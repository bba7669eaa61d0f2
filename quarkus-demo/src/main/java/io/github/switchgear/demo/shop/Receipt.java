package io.github.switchgear.demo.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A payment that was taken, in cents. */
public record Receipt(@JsonProperty(required = true) int paid) {}
