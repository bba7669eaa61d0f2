package io.github.switchgear.containers.misused;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.ApplicationScoped;

/** Wrong: the validator is not a bean, so nobody can make one. */
@ApplicationScoped
public class ValidatorWithoutBean {

    @Breaker(validator = PlainClass.class)
    public String judged() {
        return "";
    }

    /** No scope, so no bean. */
    public static class PlainClass implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return true;
        }
    }
}
