package io.github.switchgear.admin.view;

/**
 * A way on from a breaker: to its runbook, its logs or its traces.
 *
 * @param label what it is called
 * @param href an absolute address, by https or http
 */
public record Link(String label, String href) {}
