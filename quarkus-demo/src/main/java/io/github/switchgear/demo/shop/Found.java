package io.github.switchgear.demo.shop;

/** How many articles a search has found. */
public record Found(int found) {}
