package io.github.switchgear.cdi.check;

import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.guard.FallbackMethod;
import io.github.switchgear.cdi.guard.GuardMaker;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.ContainerThreads;
import io.github.switchgear.cdi.plan.GenericTypes;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.KeyParameters;
import io.github.switchgear.cdi.plan.LateTypes;
import io.github.switchgear.cdi.plan.ReturnKind;
import io.github.switchgear.core.SettingName;
import io.github.switchgear.core.VisibleText;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds all that is wrong with the guarded methods of a deployment, each problem one line that tells what to write. */
public final class PlanCheck {

    /** What a name may have beside letters and digits. */
    private static final String SIGNS = "._-#(),$[]";

    /** Letters to Unicode, and nothing to the eye: two names would look alike, or one like none. */
    private static final String INVISIBLE = "\u115F\u1160\u3164\uFFA0";

    private final ValidatorBeans validatorBeans;

    public PlanCheck(ValidatorBeans validatorBeans) {
        this.validatorBeans = validatorBeans;
    }

    public List<String> problems(BreakerPlan plan) {
        List<String> problems = new ArrayList<>();
        Map<String, GuardedMethod> firstOfName = new HashMap<>();
        Map<String, GuardedMethod> firstOfMethod = new HashMap<>();
        for (GuardedMethod guarded : plan.methods()) {
            List<String> own = problems(guarded);
            GuardedMethod other = firstOfMethod.putIfAbsent(guarded.display(), guarded);
            if (other != null && written(other) != written(guarded)) {
                problems.add(guarded.display() + ": @" + written(other).getSimpleName() + " and @"
                        + written(guarded).getSimpleName() + " both guard it; keep one of them");
                continue;
            }
            own.forEach(problem -> problems.add(guarded.display() + ": " + problem));
            if (own.isEmpty()) {
                GuardedMethod first = firstOfName.putIfAbsent(guarded.breakerName(), guarded);
                if (first != null) {
                    problems.addAll(
                            areNamedAlike(first, guarded)
                                    ? List.of(unintended(first, guarded))
                                    : differences(first, guarded));
                }
            }
        }
        return problems;
    }

    private List<String> problems(GuardedMethod guarded) {
        BreakerDeclaration declaration = guarded.declaration();
        List<String> problems = new ArrayList<>(declaration.problems());
        nameProblem(guarded.breakerName()).ifPresent(problems::add);
        if (declaration instanceof GuardMaker) {
            if (guarded.isKeyed()) {
                problems.add("@BreakerKey on a parameter has no effect here; write @Breaker, or remove it");
            }
            return problems;
        }
        FallbackMethod.problem(guarded).ifPresent(problems::add);
        ContainerThreads.problem(guarded.method()).ifPresent(problems::add);
        checkWindow(declaration, problems);
        declaration
                .failureJudge()
                .flatMap(judge -> beanProblem("failureJudge", judge))
                .ifPresent(problems::add);
        checkKeys(guarded, problems);
        if (guarded.returnKind() == ReturnKind.UNKNOWN) {
            problems.add(unknownOutcome(guarded));
        } else {
            declaration
                    .validator()
                    .flatMap(validator -> validatorProblem(guarded, validator))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Class<?> written(GuardedMethod guarded) {
        return guarded.declaration().annotation().annotationType();
    }

    private void checkKeys(GuardedMethod guarded, List<String> problems) {
        KeyParameters parameters = guarded.keyParameters();
        guarded.declaration().keyedBy().ifPresent(resolver -> {
            if (!parameters.areNone()) {
                problems.add("keyedBy " + resolver.getName()
                        + " and @BreakerKey on a parameter cannot be combined: keep one of them");
            }
            beanProblem("keyedBy", resolver).ifPresent(problems::add);
        });
        parameters.problem(guarded.beanClass(), guarded.method()).ifPresent(problems::add);
    }

    private static String unknownOutcome(GuardedMethod guarded) {
        Class<?> returned = ReturnKind.returned(guarded.beanClass(), guarded.method());
        Optional<Class<?>> parameter = LateTypes.parameter(guarded.method());
        return parameter
                        .map(type -> "it answers by its parameter " + type.getName() + " after it has returned")
                        .orElse("it returns " + returned.getName())
                + ", whose outcome a breaker cannot know; return the value itself, a CompletionStage, a"
                + " CompletableFuture or a Uni"
                + LateTypes.wayToStage(parameter.isPresent() ? Object.class : returned)
                        .map(way -> ", as " + way + " makes one")
                        .orElse("");
    }

    private static Optional<String> nameProblem(String name) {
        if (name.isEmpty() || !name.codePoints().allMatch(PlanCheck::isAllowed)) {
            return Optional.of("name may have letters, digits and ._-#(),$[] but is '" + VisibleText.of(name) + "'");
        }
        // Steps of a path, which whoever handles its URL takes away before anybody sees a name, escaped or not.
        return name.chars().allMatch(character -> character == '.')
                ? Optional.of(
                        "name must have a letter, a digit or a sign beside dots, as a URL takes dots alone for another"
                                + " address, but is '" + name + "'")
                : Optional.empty();
    }

    private static boolean isAllowed(int character) {
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER -> INVISIBLE.indexOf(character) < 0;
            default -> SIGNS.indexOf(character) >= 0;
        };
    }

    private Optional<String> validatorProblem(GuardedMethod guarded, Class<?> validator) {
        Optional<String> missing = beanProblem("validator", validator);
        if (missing.isPresent()) {
            return missing;
        }
        String subject = "validator " + validator.getName();
        Method method = guarded.method();
        if (method.getReturnType() == void.class) {
            return Optional.of(
                    subject + " has nothing to judge: the method returns void; return what it can judge, or remove it");
        }
        Optional<Class<?>> judged = GenericTypes.argument(validator, ResultValidator.class);
        Optional<Class<?>> returned = ReturnKind.yielded(guarded.beanClass(), method);
        if (judged.isPresent() && returned.isPresent() && !GenericTypes.mayBe(returned.get(), judged.get())) {
            return Optional.of(subject + " judges " + judged.get().getTypeName() + " but the method "
                    + (guarded.returnKind() == ReturnKind.VALUE ? "returns " : "completes with ")
                    + returned.get().getTypeName() + "; write a ResultValidator<"
                    + returned.get().getSimpleName() + ">");
        }
        return Optional.empty();
    }

    private Optional<String> beanProblem(String member, Class<?> named) {
        String subject = member + " " + named.getName();
        return switch (validatorBeans.find(named)) {
            case ONE -> Optional.empty();
            case NONE ->
                Optional.of(subject + " is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier");
            case SEVERAL ->
                Optional.of(subject + " is ambiguous: several CDI beans have that type; name the class of one");
        };
    }

    /** A window that is described but not switched on would be taken for one that works. */
    private static void checkWindow(BreakerDeclaration declaration, List<String> problems) {
        boolean isOn = declaration.speaksOf(SettingName.WINDOW_CALLS) || declaration.speaksOf(SettingName.WINDOW_TIME);
        for (SettingName described : List.of(SettingName.WINDOW_FAILURE_RATIO, SettingName.WINDOW_MINIMUM_CALLS)) {
            if (!isOn && declaration.speaksOf(described)) {
                problems.add(described.member() + " has no effect on a window that is off; set window.calls or"
                        + " window.time, too");
            }
        }
    }

    /** Whether two overloads got one name, since their parameter types differ by nothing but where they are declared. */
    private static boolean areNamedAlike(GuardedMethod first, GuardedMethod second) {
        return first.beanClass() == second.beanClass()
                && first.declaration().name().isEmpty()
                && second.declaration().name().isEmpty();
    }

    private static String unintended(GuardedMethod first, GuardedMethod second) {
        return second.display() + ": " + BeanMethods.signature(second.method()) + " and "
                + BeanMethods.signature(first.method()) + " would have one name; give them names";
    }

    private static List<String> differences(GuardedMethod first, GuardedMethod second) {
        Map<String, Object> others = first.declaration().members();
        List<String> differences = new ArrayList<>();
        if (first.isKeyed() != second.isKeyed()) {
            differences.add(second.display() + ": it shares breaker '" + second.breakerName() + "' with "
                    + first.display() + ", so both must have keys or none of them, but only "
                    + (first.isKeyed() ? first : second).display()
                    + " has; write @BreakerKey on a parameter of the other, or give"
                    + " it another name");
        }
        second.declaration().members().forEach((member, value) -> {
            if (!value.equals(others.get(member))) {
                differences.add(second.display() + ": it shares breaker '" + second.breakerName() + "' with "
                        + first.display() + ", so their settings must be equal, but " + member + " is " + value
                        + " here and " + others.get(member) + " there");
            }
        });
        differences.addAll(TwiceLoaded.problems(first, second));
        return differences;
    }
}
