package io.github.switchgear.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Which promise a test proves: it holds in a container where all tests that prove it have passed. That of a method is stronger
 * than that of its class.
 */
@Tag(Proves.EVERYWHERE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {

    /** The tag of the tests that run in every container, on each Java. */
    String EVERYWHERE = "everywhere";

    Promise value();
}
