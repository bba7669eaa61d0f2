package io.github.switchgear.demo.shop;

/** The downstream answered with a status that says it is in trouble. */
public final class ServerErrorException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerErrorException(int status) {
        super("status " + status);
    }
}
