package io.github.switchgear.containers.tolerance;

/** What a method throws that fails. */
public class BrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
