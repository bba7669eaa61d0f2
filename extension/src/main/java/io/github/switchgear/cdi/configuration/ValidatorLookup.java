package io.github.switchgear.cdi.configuration;

/** Finds the bean of a validator, a failure judge or a key resolver, of which the deployment has made sure that there is just one. */
@FunctionalInterface
public interface ValidatorLookup {

    <T> T find(Class<T> type);
}
