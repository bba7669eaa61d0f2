package io.github.switchgear.microprofile.plan;

import io.github.switchgear.core.BreakerRules;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.microprofile.config.UsersConfiguration;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/** The members of one method's annotation after configuration had its say, and all that is wrong with them. */
record DeclaredMembers(
        Member<List<Class<? extends Throwable>>> failOn,
        Member<List<Class<? extends Throwable>>> skipOn,
        Member<Long> delay,
        Member<ChronoUnit> delayUnit,
        Member<Integer> requestVolumeThreshold,
        Member<Double> failureRatio,
        Member<Integer> successThreshold) {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int MOST_CALLS = 1_000_000;

    private static final Member.Form<Integer> WHOLE = new Member.Form<>("a whole number", Integer::valueOf);
    private static final Member.Form<Long> LONG = new Member.Form<>("a whole number", Long::valueOf);
    private static final Member.Form<Double> DECIMAL = new Member.Form<>("a number", Double::valueOf);
    private static final Member.Form<ChronoUnit> UNIT = new Member.Form<>(
            "a constant of java.time.temporal.ChronoUnit", text -> ChronoUnit.valueOf(text.toUpperCase(Locale.ROOT)));
    private static final Member.Form<List<Class<? extends Throwable>>> EXCEPTIONS = new Member.Form<>(
            "names of exception classes of the application with commas between", DeclaredMembers::exceptions);

    /** Of a method's annotation, wherever that was written. */
    static DeclaredMembers of(CircuitBreaker annotation, Method method, UsersConfiguration users) {
        List<Class<? extends Throwable>> failOn = List.of(annotation.failOn());
        List<Class<? extends Throwable>> skipOn = List.of(annotation.skipOn());
        return new DeclaredMembers(
                Member.of("failOn", method, users, EXCEPTIONS, failOn, failOn.equals(List.of(Throwable.class))),
                Member.of("skipOn", method, users, EXCEPTIONS, skipOn, skipOn.isEmpty()),
                Member.of("delay", method, users, LONG, annotation.delay(), annotation.delay() == 5_000),
                Member.of(
                        "delayUnit",
                        method,
                        users,
                        UNIT,
                        annotation.delayUnit(),
                        annotation.delayUnit() == ChronoUnit.MILLIS),
                Member.of(
                        "requestVolumeThreshold",
                        method,
                        users,
                        WHOLE,
                        annotation.requestVolumeThreshold(),
                        annotation.requestVolumeThreshold() == 20),
                Member.of(
                        "failureRatio",
                        method,
                        users,
                        DECIMAL,
                        annotation.failureRatio(),
                        annotation.failureRatio() == 0.5),
                Member.of(
                        "successThreshold",
                        method,
                        users,
                        WHOLE,
                        annotation.successThreshold(),
                        annotation.successThreshold() == 1));
    }

    private static List<Class<? extends Throwable>> exceptions(String names) {
        List<Class<? extends Throwable>> exceptions = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            Class<?> found = ApplicationTypes.find(name.trim())
                    .orElseThrow(() -> new IllegalArgumentException(name + " is no class of the application"));
            if (!Throwable.class.isAssignableFrom(found)) {
                throw new IllegalArgumentException(name + " is no exception");
            }
            exceptions.add(found.asSubclass(Throwable.class));
        }
        return List.copyOf(exceptions);
    }

    private List<Member<?>> all() {
        return List.of(failOn, skipOn, delay, delayUnit, requestVolumeThreshold, failureRatio, successThreshold);
    }

    /** What is wrong with what the annotation says. */
    List<String> problemsOfAnnotation() {
        return problems(members -> Arrays.stream(members).noneMatch(Member::isConfigured));
    }

    /** What is wrong with what configuration says. */
    List<String> problemsOfConfiguration() {
        List<String> problems = new ArrayList<>();
        for (Member<?> member : all()) {
            if (!member.problem().isEmpty()) {
                problems.add(member.written() + ": " + member.problem());
            }
        }
        problems.addAll(problems(members -> Arrays.stream(members).anyMatch(Member::isConfigured)));
        return problems;
    }

    private List<String> problems(Predicate<Member<?>[]> who) {
        List<String> problems = new ArrayList<>();
        check(
                who,
                requestVolumeThreshold.value() >= 1 && requestVolumeThreshold.value() <= MOST_CALLS,
                "requestVolumeThreshold must be from 1 to " + MOST_CALLS + " but is " + requestVolumeThreshold.value(),
                problems,
                requestVolumeThreshold);
        check(
                who,
                failureRatio.value() >= 0 && failureRatio.value() <= 1,
                "failureRatio must be from 0 to 1 but is " + failureRatio.value(),
                problems,
                failureRatio);
        check(
                who,
                successThreshold.value() >= 1,
                "successThreshold must be at least 1 but is " + successThreshold.value(),
                problems,
                successThreshold);
        check(
                who,
                isDelay(),
                "delay must be from 0 to 365 days, in a unit of at most DAYS, but is " + delay.value() + " "
                        + delayUnit.value().name(),
                problems,
                delay,
                delayUnit);
        return problems;
    }

    private static void check(
            Predicate<Member<?>[]> who, boolean right, String problem, List<String> problems, Member<?>... members) {
        if (!right && who.test(members)) {
            List<String> written = Arrays.stream(members)
                    .filter(Member::isConfigured)
                    .map(Member::written)
                    .toList();
            problems.add(written.isEmpty() ? problem : String.join(" and ", written) + ": " + problem);
        }
    }

    private boolean isDelay() {
        try {
            Duration wanted = Duration.of(delay.value(), delayUnit.value());
            return !wanted.isNegative() && wanted.compareTo(LONGEST) <= 0;
        } catch (ArithmeticException | DateTimeException outOfBounds) {
            return false;
        }
    }

    /** Whether an exception of a full bulkhead is skipped. */
    boolean skipsRefusals() {
        return skipOn.value().stream().anyMatch(type -> type.isAssignableFrom(BulkheadException.class));
    }

    /** The settings of a breaker with these members; what is wrong has its default. */
    BreakerSettings.Builder settings() {
        List<String> problems = problems(members -> true);
        BreakerSettings.Builder settings = BreakerSettings.builder().rules(BreakerRules.MICROPROFILE);
        boolean isRight = problems.isEmpty();
        int calls = isRight ? requestVolumeThreshold.value() : 20;
        int successes = isRight ? successThreshold.value() : 1;
        judge(settings);
        return settings.countWindow(calls, isRight ? failureRatio.value() : 0.5, calls)
                .retryTimer(isRight ? Duration.of(delay.value(), delayUnit.value()) : Duration.ofSeconds(5))
                .probes(successes)
                .probeSuccesses(successes);
    }

    /** By the lists where one of them says it all, as people read those best. */
    private void judge(BreakerSettings.Builder settings) {
        boolean allFail = failOn.value().contains(Throwable.class);
        if (skipOn.value().isEmpty()) {
            if (!allFail) {
                judgeByFailOn(settings);
            }
        } else if (allFail) {
            settings.allowedExceptions(array(skipOn.value()));
        } else {
            settings.failureJudge(new FailOnUnlessSkipOn(failOn.value(), skipOn.value()));
        }
    }

    /** A list of none means that none fails, and not that all do. */
    private void judgeByFailOn(BreakerSettings.Builder settings) {
        if (failOn.value().isEmpty()) {
            settings.failureJudge(new FailOnUnlessSkipOn(failOn.value(), skipOn.value()));
        } else {
            settings.failureExceptions(array(failOn.value()));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
    private static Class<? extends Throwable>[] array(List<Class<? extends Throwable>> types) {
        return types.toArray(new Class[0]);
    }
}
