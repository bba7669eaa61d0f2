package io.github.switchgear.core;

/** How calls of one key ended. */
final class KeyTally extends Tally {

    private final Tally family;

    KeyTally(Tally family) {
        this.family = family;
    }

    @Override
    void succeeded() {
        super.succeeded();
        family.succeeded();
    }

    @Override
    void succeededInStripes() {
        family.succeeded();
    }

    @Override
    void failed() {
        super.failed();
        family.failed();
    }

    @Override
    void slow() {
        super.slow();
        family.slow();
    }

    @Override
    void neutral() {
        super.neutral();
        family.neutral();
    }

    @Override
    void rejected() {
        super.rejected();
        family.rejected();
    }

    @Override
    void answeredByFallback() {
        super.answeredByFallback();
        family.answeredByFallback();
    }
}
