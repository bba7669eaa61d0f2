package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fallback methods that are missing or do not fit. */
@Dependent
class WrongFallbacks {

    static final List<String> PROBLEMS = List.of(
            problem("missing(String)", "'nowhere' is no method of the bean; write String nowhere(String)"),
            problem("ofAnotherBean()", "'elsewhere' is no method of the bean; write void elsewhere()"),
            problem("otherParameters(String)", "'ofNumber' has other parameters; write String ofNumber(String)"),
            problem("tooMany(String)", "'withException' has other parameters; write String withException(String)"),
            problem(
                    "otherType(String)",
                    "'numberOf' returns int, which is no java.lang.String; write String numberOf(String)"),
            problem(
                    "nothing(String)",
                    "'forget' returns void, which is no java.lang.String; write String forget(String)"),
            problem(
                    "later()",
                    "'atOnce' returns java.lang.String, which is no"
                            + " java.util.concurrent.CompletionStage<java.lang.String>; write CompletionStage<String>"
                            + " atOnce()"),
            problem(
                    "laterNumber()",
                    "'laterText' returns java.util.concurrent.CompletionStage<java.lang.String>, which is no"
                            + " java.util.concurrent.CompletionStage<java.lang.Integer>; write"
                            + " CompletionStage<Integer> laterText()"),
            problem(
                    "atOnceByLater()",
                    "'laterText' returns java.util.concurrent.CompletionStage<java.lang.String>, which is no"
                            + " java.lang.String; write String laterText()"),
            problem(
                    "future()",
                    "'laterText' returns java.util.concurrent.CompletionStage<java.lang.String>, which is no"
                            + " java.util.concurrent.CompletableFuture<java.lang.String>; write"
                            + " CompletableFuture<String> laterText()"),
            Misuse.problem(
                    WrongFallbacks.class,
                    "itself()",
                    "fallbackMethod 'itself' is the guarded method itself; name another one"));

    @Breaker(fallbackMethod = "nowhere")
    String missing(String sku) {
        return sku;
    }

    @Breaker(fallbackMethod = "elsewhere")
    void ofAnotherBean() {}

    @Breaker(fallbackMethod = "ofNumber")
    String otherParameters(String sku) {
        return sku;
    }

    String ofNumber(int number) {
        return "";
    }

    @Breaker(fallbackMethod = "withException")
    String tooMany(String sku) {
        return sku;
    }

    String withException(String sku, IllegalStateException failure) {
        return sku;
    }

    @Breaker(fallbackMethod = "numberOf")
    String otherType(String sku) {
        return sku;
    }

    int numberOf(String sku) {
        return 0;
    }

    @Breaker(fallbackMethod = "forget")
    String nothing(String sku) {
        return sku;
    }

    void forget(String sku) {}

    @Breaker(fallbackMethod = "atOnce")
    CompletionStage<String> later() {
        return laterText();
    }

    String atOnce() {
        return "";
    }

    @Breaker(fallbackMethod = "laterText")
    CompletionStage<Integer> laterNumber() {
        return CompletableFuture.completedStage(1);
    }

    @Breaker(fallbackMethod = "laterText")
    String atOnceByLater() {
        return "";
    }

    @Breaker(fallbackMethod = "laterText")
    CompletableFuture<String> future() {
        return new CompletableFuture<>();
    }

    CompletionStage<String> laterText() {
        return CompletableFuture.completedStage("");
    }

    @Breaker(fallbackMethod = "itself")
    void itself() {}

    @Dependent
    static class Other {

        void elsewhere() {}
    }

    private static String problem(String method, String what) {
        return Misuse.problem(
                WrongFallbacks.class,
                method,
                "fallbackMethod " + what + ", with a Throwable at the end if it wants to know the failure");
    }
}
