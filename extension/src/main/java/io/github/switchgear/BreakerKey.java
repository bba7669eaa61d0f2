package io.github.switchgear;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an argument of a {@link Breaker} method the key of its breaker: each key has a breaker of its own, so that one ill
 * host, shard or tenant does not take the others with it.
 *
 * <pre>{@code
 * @Breaker(name = "warehouse", maxKeys = 500)
 * public Stock stock(@BreakerKey String site, String sku) { ... }
 * }</pre>
 *
 * <p>The key is the argument's {@link String#valueOf(Object)}. On several parameters of one method it is their texts, in
 * order, joined by {@code |}. A null or blank key means the family's own breaker, the one of the name; among several
 * parameters, null is the text {@code null}.
 *
 * <p>All methods that share a breaker have keys, or none of them. Where the key is no argument, {@link Breaker#keyedBy()} tells
 * it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BreakerKey {}
