package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Finds all that is wrong with the guarded methods of a deployment, each problem one line that tells what to write. */
final class PlanCheck {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}._\\-#(),$\\[\\]]+");
    private static final Set<String> ASYNCHRONOUS = Set.of("io.smallrye.mutiny.Uni");

    private final ValidatorBeans validatorBeans;

    PlanCheck(ValidatorBeans validatorBeans) {
        this.validatorBeans = validatorBeans;
    }

    List<String> problems(BreakerPlan plan) {
        List<String> problems = new ArrayList<>();
        Map<String, GuardedMethod> firstOfName = new HashMap<>();
        for (GuardedMethod guarded : plan.methods()) {
            List<String> own = problems(guarded);
            own.forEach(problem -> problems.add(guarded.display() + ": " + problem));
            if (own.isEmpty()) {
                GuardedMethod first = firstOfName.putIfAbsent(guarded.breakerName(), guarded);
                if (first != null) {
                    problems.addAll(differences(first, guarded));
                }
            }
        }
        return problems;
    }

    private List<String> problems(GuardedMethod guarded) {
        Breaker breaker = guarded.breaker();
        List<String> problems = new ArrayList<>(AnnotatedSettings.problems(breaker));
        if (!NAME.matcher(guarded.breakerName()).matches()) {
            problems.add("name may have letters, digits and ._-#(),$[] but is '" + guarded.breakerName() + "'");
        }
        if (isAsynchronous(guarded.method())) {
            problems.add(
                    "it returns " + guarded.method().getReturnType().getName()
                            + ", whose outcome is not known when the method returns; guard a method that returns the value itself");
        } else if (breaker.validator() != ResultValidator.AlwaysValid.class) {
            validatorProblem(guarded).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> validatorProblem(GuardedMethod guarded) {
        Class<?> validator = guarded.breaker().validator();
        String subject = "validator " + validator.getName();
        ValidatorBeans.Found found = validatorBeans.find(validator);
        if (found == ValidatorBeans.Found.NONE) {
            return Optional.of(subject + " is no CDI bean; give it a scope, as @ApplicationScoped");
        }
        if (found == ValidatorBeans.Found.SEVERAL) {
            return Optional.of(subject + " is ambiguous: several CDI beans have that type; name the class of one");
        }
        Method method = guarded.method();
        if (method.getReturnType() == void.class) {
            return Optional.of(subject + " has nothing to judge: the method returns void");
        }
        Optional<Class<?>> judged = GenericTypes.argument(validator, ResultValidator.class);
        Optional<Class<?>> returned = GenericTypes.erasure(guarded.beanClass(), method.getGenericReturnType());
        if (judged.isPresent() && returned.isPresent() && !GenericTypes.mayBe(returned.get(), judged.get())) {
            return Optional.of(subject + " judges " + judged.get().getTypeName() + " but the method returns "
                    + returned.get().getTypeName());
        }
        return Optional.empty();
    }

    private static boolean isAsynchronous(Method method) {
        return CompletionStage.class.isAssignableFrom(method.getReturnType())
                || ASYNCHRONOUS.contains(method.getReturnType().getName());
    }

    private static List<String> differences(GuardedMethod first, GuardedMethod second) {
        Map<String, Object> others = AnnotatedSettings.values(first.breaker());
        List<String> differences = new ArrayList<>();
        AnnotatedSettings.values(second.breaker()).forEach((member, value) -> {
            if (!value.equals(others.get(member))) {
                differences.add(second.display() + ": it shares breaker '" + second.breakerName() + "' with "
                        + first.display() + ", so their settings must be equal, but " + member + " is " + value
                        + " here and " + others.get(member) + " there");
            }
        });
        return differences;
    }
}
