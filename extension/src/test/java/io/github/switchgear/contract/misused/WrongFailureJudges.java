package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import io.github.switchgear.FailureJudge;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Qualifier;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** Failure judges that are no bean, several, or stand beside a list. */
@Dependent
class WrongFailureJudges {

    private static final String HERE = WrongFailureJudges.class.getName() + "$";

    static final List<String> PROBLEMS = List.of(
            problem("withoutBean()", "NoBean is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier"),
            problem(
                    "ofAQualifier()",
                    "Qualified is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier"),
            problem("ambiguous()", "Ambiguous is ambiguous: several CDI beans have that type; name the class of one"),
            problem(
                    "besideWhatIsAllowed()",
                    "Outages and allowedExceptions [java.io.IOException] cannot be combined: set one of them"),
            problem(
                    "besideWhatFails()",
                    "Outages and failureExceptions [java.io.IOException] cannot be combined: set one of them"));

    @Breaker(failureJudge = NoBean.class)
    void withoutBean() {}

    @Breaker(failureJudge = Qualified.class)
    void ofAQualifier() {}

    @Breaker(failureJudge = Ambiguous.class)
    void ambiguous() {}

    @Breaker(failureJudge = Outages.class, allowedExceptions = IOException.class)
    void besideWhatIsAllowed() {}

    @Breaker(failureJudge = Outages.class, failureExceptions = IOException.class)
    void besideWhatFails() {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Special {}

    abstract static class Judging implements FailureJudge {

        @Override
        public boolean isFailure(Throwable thrown) {
            return true;
        }
    }

    static class NoBean extends Judging {}

    @Special
    @Dependent
    static class Qualified extends Judging {}

    @Dependent
    static class Ambiguous extends Judging {}

    @Dependent
    static class MoreAmbiguous extends Ambiguous {}

    @Dependent
    static class Outages extends Judging {}

    @Dependent
    static class Refusals extends Judging {}

    private static String problem(String method, String what) {
        return Misuse.problem(WrongFailureJudges.class, method, "failureJudge " + HERE + what);
    }
}
