package io.github.switchgear.demo.shop;

/** What the downstream answered, not yet judged. */
public record Reply(int status, String body) {}
