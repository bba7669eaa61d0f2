package io.github.switchgear.containers.shop;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A house rule as a stereotype: a remote client is a singleton and has a breaker. */
@Breaker
@ApplicationScoped
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface RemoteClient {}
