package io.github.switchgear.cdi.configuration;

/** Finds the bean of a validator or a failure judge, of which the deployment has made sure that there is just one. */
@FunctionalInterface
public interface ValidatorLookup {

    <T> T find(Class<T> type);
}
