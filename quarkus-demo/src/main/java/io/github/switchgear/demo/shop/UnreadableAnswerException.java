package io.github.switchgear.demo.shop;

import org.jspecify.annotations.Nullable;

/** The downstream answered with something else than it was asked for. */
public final class UnreadableAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableAnswerException(int status, @Nullable Throwable cause) {
        super("status " + status + ", but not the JSON that was asked for", cause);
    }
}
