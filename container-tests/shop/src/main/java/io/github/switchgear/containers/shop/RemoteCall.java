package io.github.switchgear.containers.shop;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.github.switchgear.Breaker;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An interceptor binding of the application's own that brings a breaker along. */
@Breaker(name = "suppliers")
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface RemoteCall {}
