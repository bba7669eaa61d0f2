package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;

/** The other of two that inherit a method with a breaker. */
@ApplicationScoped
public class Younger extends Parent {}
