package io.github.switchgear.containers.enterprise.lib;

/** What every bean of this application calls: it answers, or it fails, as the test says. */
public final class Downstream {

    private Downstream() {}

    /**
     * An answer.
     *
     * @throws IllegalStateException if that is what the test wants
     */
    public static String answer(boolean fails) {
        if (fails) {
            throw new IllegalStateException("out of reach");
        }
        return "answered";
    }
}
