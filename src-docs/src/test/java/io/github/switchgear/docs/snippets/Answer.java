package io.github.switchgear.docs.snippets;

/** What a downstream answered. */
public record Answer(int status, String body) {}
