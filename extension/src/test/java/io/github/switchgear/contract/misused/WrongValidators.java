package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Validators that are no bean, several, or cannot judge what the method yields. */
@Dependent
class WrongValidators {

    private static final String HERE = WrongValidators.class.getName() + "$";

    static final List<String> PROBLEMS = List.of(
            problem("withoutBean()", "NoBean is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier"),
            problem("ambiguous()", "Ambiguous is ambiguous: several CDI beans have that type; name the class of one"),
            problem(
                    "ofAnotherType()",
                    "OfStrings judges java.lang.String but the method returns java.lang.Integer; write a ResultValidator<Integer>"),
            problem(
                    "ofAnotherTypeLater()",
                    "OfStrings judges java.lang.String but the method completes with java.lang.Integer; write a ResultValidator<Integer>"),
            problem(
                    "ofAnotherTypeOfUni()",
                    "OfStrings judges java.lang.String but the method completes with java.lang.Integer; write a ResultValidator<Integer>"),
            problem(
                    "ofNothing()",
                    "OfStrings has nothing to judge: the method returns void; return what it can judge, or remove it"));

    @Breaker(validator = NoBean.class)
    String withoutBean() {
        return "";
    }

    @Breaker(validator = Ambiguous.class)
    String ambiguous() {
        return "";
    }

    @Breaker(validator = OfStrings.class)
    int ofAnotherType() {
        return 0;
    }

    @Breaker(validator = OfStrings.class)
    CompletionStage<Integer> ofAnotherTypeLater() {
        return CompletableFuture.completedStage(1);
    }

    @Breaker(validator = OfStrings.class)
    Uni<Integer> ofAnotherTypeOfUni() {
        return Uni.createFrom().item(1);
    }

    @Breaker(validator = OfStrings.class)
    void ofNothing() {}

    static class NoBean implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return true;
        }
    }

    @ApplicationScoped
    static class Ambiguous implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return true;
        }
    }

    @ApplicationScoped
    static class MoreAmbiguous extends Ambiguous {}

    @ApplicationScoped
    static class OfStrings implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return true;
        }
    }

    private static String problem(String method, String what) {
        return Misuse.problem(WrongValidators.class, method, "validator " + HERE + what);
    }
}
