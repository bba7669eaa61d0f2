package io.github.switchgear.containers.tolerance;

/** One of those that are known. */
public class MissingException extends KnownException {

    private static final long serialVersionUID = 1L;
}
