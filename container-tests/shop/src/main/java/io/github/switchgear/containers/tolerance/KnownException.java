package io.github.switchgear.containers.tolerance;

/** What a method throws whose caller has asked for something impossible. */
public class KnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
