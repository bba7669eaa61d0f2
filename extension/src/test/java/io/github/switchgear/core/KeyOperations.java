package io.github.switchgear.core;

import org.jetbrains.lincheck.datastructures.Operation;

/** What may happen to a family that has room for one key, which is there and has a call running, while another key comes. */
public class KeyOperations {

    private static final ManualOverride WHY = ManualOverride.because("test");

    private final KeyedBreakers sites = KeyedBreakers.of(
            "warehouse", BreakerSettings.builder().allowedFails(2).build(), 1, () -> 0);

    private final CircuitBreaker there = sites.of("there");
    private final State admitted = there.machine().admit();

    /** It takes the place of the one that is there if that can be forgotten. */
    @Operation
    public String lookForAnother() {
        return sites.of("another").key().orElse("none");
    }

    /** Whoever guards it: what it is told is one thing in either case. */
    @Operation
    public String callAnother() {
        Machine another = sites.of("another").machine();
        try {
            another.returned(another.admit(), 0, "fine");
            return "let through";
        } catch (BreakerOpenException rejection) {
            return "rejected";
        }
    }

    /** A call ends that was let in at first. */
    @Operation
    public void endFailing() {
        there.machine().failed(admitted, "Failure");
    }

    @Operation
    public void force() {
        there.forceClosed(WHY);
    }

    @Operation
    public void release() {
        there.release();
    }

    @Operation
    public void forceFamily() {
        sites.family().forceOpen(WHY);
    }

    @Operation
    public void releaseFamily() {
        sites.family().release();
    }

    @Operation
    public void resetFamily() {
        sites.family().reset();
    }

    /**
     * Which key is there in the end may depend on who came first; that one with something to tell is may not. It is a loop,
     * for Lincheck looks into each step of a stream, which takes it seconds.
     */
    @Operation
    public String snapshot() {
        BreakerState family = sites.family().state();
        StringBuilder seen = new StringBuilder()
                .append(family)
                .append(", there ")
                .append(there.state())
                .append(" with ")
                .append(there.snapshot().consecutiveFailures());
        for (CircuitBreaker site : sites.tracked()) {
            if (!((KeyMachine) site.machine()).tellsNothing(0) && site.state() != family) {
                seen.append(", tracked: ").append(site.key().orElseThrow());
            }
        }
        return seen.toString();
    }
}
