package io.github.switchgear.core;

import java.util.stream.Collectors;
import org.jetbrains.lincheck.datastructures.Operation;

/** What may happen to a family that has room for one key, while another one comes. */
public class KeyOperations {

    private static final ManualOverride WHY = ManualOverride.because("test");

    private final KeyedBreakers sites = KeyedBreakers.of(
            "warehouse", BreakerSettings.builder().allowedFails(2).build(), 1, () -> 0);

    private final CircuitBreaker there = sites.of("there");
    private final State admitted = there.machine().admit();

    private static String call(CircuitBreaker site, boolean fails) {
        try {
            State state = site.machine().admit();
            if (fails) {
                site.machine().failed(state, "Failure");
            } else {
                site.machine().returned(state, 0, "fine");
            }
            return "let through for " + site.key().orElse("none");
        } catch (BreakerOpenException rejection) {
            return "rejected for " + rejection.key().orElse("none") + ": " + rejection.state();
        }
    }

    @Operation
    public String succeed() {
        return call(sites.of("there"), false);
    }

    @Operation
    public String fail() {
        return call(sites.of("there"), true);
    }

    @Operation
    public String succeedNew() {
        return call(sites.of("new"), false);
    }

    /** A call ends that was let in at first. */
    @Operation
    public void endFailing() {
        there.machine().failed(admitted, "Failure");
    }

    @Operation
    public boolean force() {
        return sites.track("there").map(this::forced).orElse(false);
    }

    private boolean forced(CircuitBreaker site) {
        site.forceClosed(WHY);
        return true;
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

    @Operation
    public String snapshot() {
        return sites.family().state()
                + sites.tracked().stream()
                        .map(site -> ", " + site.key().orElseThrow() + " " + site.state() + " "
                                + site.snapshot().consecutiveFailures())
                        .collect(Collectors.joining());
    }

    @Operation
    public String history() {
        return sites.tracked().stream()
                .map(site -> site.history().stream()
                        .map(change -> change.cause().name())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }
}
