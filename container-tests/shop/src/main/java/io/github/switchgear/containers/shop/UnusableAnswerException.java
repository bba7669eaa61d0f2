package io.github.switchgear.containers.shop;

import java.io.IOException;

/** The warehouse answered, and not with what it was asked for: one class for each status but 200. */
public class UnusableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UnusableAnswerException(int status) {
        super("the warehouse answered " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
