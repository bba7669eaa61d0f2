package io.github.switchgear.containers.shop;

import io.github.switchgear.FailureJudge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A judge that needs another bean, and that nothing but an annotation refers to. */
@ApplicationScoped
public class Outages implements FailureJudge {

    @Inject
    ContentPolicy policy;

    @Override
    public boolean isFailure(Throwable thrown) {
        return !(thrown.getCause() instanceof UnusableAnswerException answer) || policy.blames(answer.status());
    }
}
