package io.github.switchgear.quarkus;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A bean with every mistake that the extension itself can find. */
@ApplicationScoped
class Misused {

    @Breaker(allowedFails = 0)
    void neverFails() {}

    @Breaker(retryTimer = -1)
    void retriesInThePast() {}

    @Breaker(allowedExceptions = IOException.class, failureExceptions = TimeoutException.class)
    void undecided() {}

    @Breaker(name = "a/b")
    void unnameable() {}

    @Breaker(validator = NoBean.class)
    String withoutBean() {
        return "";
    }

    @Breaker(validator = Ambiguous.class)
    String ambiguous() {
        return "";
    }

    @Breaker(validator = OfStrings.class)
    Integer unjudgeable() {
        return 0;
    }

    @Breaker(validator = OfStrings.class)
    void nothingToJudge() {}

    @Breaker(name = "shared", allowedFails = 4)
    void sharing() {}

    @Breaker(name = "shared", allowedFails = 5)
    void sharingToo() {}

    @Breaker
    final void outOfReach() {}

    @Breaker
    static void ofNoInstance() {}

    @Breaker
    CompletionStage<String> later() {
        return CompletableFuture.completedStage("");
    }

    static class NoBean implements ResultValidator<String> {

        @Override
        public boolean isValid(@Nullable String result) {
            return true;
        }
    }

    @ApplicationScoped
    static class Ambiguous implements ResultValidator<String> {

        @Override
        public boolean isValid(@Nullable String result) {
            return true;
        }
    }

    @ApplicationScoped
    static class MoreAmbiguous extends Ambiguous {}

    @ApplicationScoped
    static class OfStrings implements ResultValidator<String> {

        @Override
        public boolean isValid(@Nullable String result) {
            return true;
        }
    }
}
