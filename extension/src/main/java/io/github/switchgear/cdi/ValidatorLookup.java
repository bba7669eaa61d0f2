package io.github.switchgear.cdi;

import io.github.switchgear.ResultValidator;

/** Finds a validator's bean, which the deployment has made sure of, where a look-up from this jar does not. */
@FunctionalInterface
interface ValidatorLookup {

    ResultValidator<?> find(Class<? extends ResultValidator<?>> validator);
}
