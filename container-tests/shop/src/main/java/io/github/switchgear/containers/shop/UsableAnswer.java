package io.github.switchgear.containers.shop;

import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A validator that needs another bean to judge, so it must come from the container and not from a constructor call. */
@ApplicationScoped
public class UsableAnswer implements ResultValidator<Answer> {

    @Inject
    ContentPolicy policy;

    @Override
    public boolean isValid(Answer answer) {
        return answer.status() < 500 && policy.understands(answer.contentType());
    }
}
