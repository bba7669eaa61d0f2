package io.github.switchgear.telemetry;

import javax.management.ConstructorParameters;

/** What the keys of a breaker look like, all together. Immutable. */
public final class KeysData {

    private final int tracked;
    private final int limit;
    private final int open;
    private final int halfOpen;
    private final int forced;
    private final long overflowed;

    /**
     * With all that it tells.
     *
     * @param tracked how many have a breaker of their own
     * @param limit how many may have one
     * @param open how many of those tracked are open
     * @param halfOpen how many of those tracked are half-open
     * @param forced how many are forced, each by itself or all with the family
     * @param overflowed calls that had a key for which there was no room
     */
    @ConstructorParameters({"tracked", "limit", "open", "halfOpen", "forced", "overflowed"})
    public KeysData(int tracked, int limit, int open, int halfOpen, int forced, long overflowed) {
        this.tracked = tracked;
        this.limit = limit;
        this.open = open;
        this.halfOpen = halfOpen;
        this.forced = forced;
        this.overflowed = overflowed;
    }

    /**
     * Tells how many there are.
     *
     * @return how many have a breaker of their own
     */
    public int getTracked() {
        return tracked;
    }

    /**
     * Tells how many there may be.
     *
     * @return how many may have one
     */
    public int getLimit() {
        return limit;
    }

    /**
     * Tells how many are open.
     *
     * @return how many of those tracked are open
     */
    public int getOpen() {
        return open;
    }

    /**
     * Tells how many are half-open.
     *
     * @return how many of those tracked are half-open
     */
    public int getHalfOpen() {
        return halfOpen;
    }

    /**
     * Tells how many are forced.
     *
     * @return how many are forced, each by itself or all with the family
     */
    public int getForced() {
        return forced;
    }

    /**
     * Tells what found no room.
     *
     * @return calls that had a key for which there was no room
     */
    public long getOverflowed() {
        return overflowed;
    }
}
