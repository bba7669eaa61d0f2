package io.github.switchgear.containers.shop;

/** What the warehouse answered, whatever it was. */
public record Answer(int status, String contentType, String body) {}
