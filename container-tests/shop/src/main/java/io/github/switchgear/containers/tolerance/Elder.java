package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;

/** One of two that inherit a method with a breaker. */
@ApplicationScoped
public class Elder extends Parent {}
