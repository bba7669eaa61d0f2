package io.github.switchgear.cdi;

import io.github.switchgear.ResultValidator;

/** Finds a validator's bean, of which the deployment has made sure that there is just one. */
@FunctionalInterface
interface ValidatorLookup {

    ResultValidator<?> find(Class<? extends ResultValidator<?>> validator);
}
