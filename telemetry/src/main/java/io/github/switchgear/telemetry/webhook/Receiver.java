package io.github.switchgear.telemetry.webhook;

/** Who is told. */
@FunctionalInterface
interface Receiver {

    /**
     * Posts a message, and waits for the answer, but no longer than a limit of its own.
     *
     * @param body what is posted
     * @return what came of it
     * @throws InterruptedException if the thread is interrupted; it is not known then what came of it
     */
    Answer post(byte[] body) throws InterruptedException;
}
