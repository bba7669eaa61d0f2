package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;

/** A breaker that arrives by inheritance. */
@ApplicationScoped
public class RatingClient extends RatingSource {}
