package io.github.switchgear.cdi.configuration;

/** For declarations that name no bean. */
public final class NoBeans implements ValidatorLookup {

    @Override
    public <T> T find(Class<T> type) {
        throw new AssertionError(type + " is looked for, and no bean is named");
    }
}
