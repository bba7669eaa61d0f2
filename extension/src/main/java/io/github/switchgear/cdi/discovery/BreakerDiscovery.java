package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.check.ContainerCalls;
import io.github.switchgear.cdi.check.OverlookedInterfaces;
import io.github.switchgear.cdi.check.PlanCheck;
import io.github.switchgear.cdi.check.TwiceLoaded;
import io.github.switchgear.cdi.check.ValidatorBeans;
import io.github.switchgear.cdi.plan.AbsentTypes;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.KeyParameters;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the guarded methods while the container tells of its beans, and finds what can't be guarded. */
public final class BreakerDiscovery {

    private final ContainerCalls calls;
    private final List<GuardedMethod> guarded = new ArrayList<>();
    private final Map<Annotation, BreakerDeclaration> declarations = new HashMap<>();
    private @Nullable BreakerPlan plan;
    private final Set<Keyed> keyed = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public BreakerDiscovery(ContainerCalls calls) {
        this.calls = calls;
    }

    /** Takes the methods of a bean, or of anything else whose calls pass the container's interceptors. */
    public void bean(Class<?> beanClass, BeanBindings bindings) {
        String written = bindings.source().written();
        Optional<Annotation> ofClass = bindings.ofClass();
        List<Method> unguarded = new ArrayList<>();
        List<Method> unseen = new ArrayList<>();
        List<String> outOfReach = bindings.source().refusesWhatIsOutOfReach() ? problems : warnings;
        int before = guarded.size() + problems.size();
        tellUnreadable(beanClass, bindings);
        List<Method> methods = BeanMethods.of(beanClass);
        for (Method method : methods) {
            Optional<Annotation> ofMethod = bindings.ofMethod(method);
            String obstacle = ofMethod.isPresent() ? obstacle(beanClass, method) : "";
            if (!obstacle.isEmpty()) {
                outOfReach.add(GuardedMethod.display(beanClass, method) + ": no interceptor can reach " + obstacle
                        + ", or remove " + written);
            } else if (isGuardedByClass(beanClass, method)) {
                if (calls.unseen(beanClass, method).isPresent()) {
                    unseen.add(method);
                } else {
                    ofMethod.or(() -> ofClass)
                            .ifPresentOrElse(
                                    annotation -> add(beanClass, method, annotation, bindings.source(), methods),
                                    () -> unguarded.add(method));
                }
            }
        }
        if (ofClass.isPresent()) {
            tellUnseen(written, beanClass, unseen, guarded.size() + problems.size() > before ? warnings : outOfReach);
        }
        warnings.addAll(OverlookedInterfaces.warnings(
                beanClass, unguarded, bindings.source().type()));
    }

    /** What is written alike is one declaration, of which all is read once, unless its source tells methods apart. */
    private void add(
            Class<?> beanClass, Method method, Annotation annotation, BreakerSource source, List<Method> methods) {
        BreakerDeclaration known = declarations.get(annotation);
        if (known != null) {
            BreakerDeclaration ofMethod =
                    source == BreakerAnnotation.SOURCE ? known : source.declaration(annotation, beanClass, method);
            guarded.add(new GuardedMethod(beanClass, method, ofMethod, methods));
            return;
        }
        AnnotationValues.absentType(annotation)
                .ifPresentOrElse(
                        type -> problems.add(GuardedMethod.display(beanClass, method) + ": " + source.written()
                                + " names class " + type
                                + ", which the application is without; add what has it, or name another one"),
                        () -> {
                            BreakerDeclaration declaration = source.declaration(annotation, beanClass, method);
                            declarations.put(annotation, declaration);
                            guarded.add(new GuardedMethod(beanClass, method, declaration, methods));
                        });
    }

    /** Who runs the bean needs each method that an interceptor is for, and would not get it. */
    private void tellUnreadable(Class<?> beanClass, BeanBindings bindings) {
        for (Class<?> type : BeanMethods.unreadable(beanClass)) {
            if (bindings.areIn(type)) {
                problems.add(beanClass.getName() + ": no interceptor can reach the methods of " + type.getName()
                        + ", which mentions class " + AbsentTypes.in(type).orElseThrow()
                        + " that the application is without; add what has it, guard a method of another bean, or remove "
                        + bindings.source().written());
            }
        }
    }

    /** Takes a bean whose class cannot be loaded, as it extends what the application is without. */
    public void unloadable(String beanClass) {
        problems.add(beanClass + ": no interceptor can reach the methods of a class that extends or implements what the"
                + " application is without; add what has it, or remove @Breaker");
    }

    private void tellUnseen(String written, Class<?> beanClass, List<Method> methods, List<String> told) {
        methods.forEach(method ->
                told.add(GuardedMethod.display(beanClass, method) + ": " + written + " on the class does not guard "
                        + calls.unseen(beanClass, method).orElseThrow()));
    }

    /**
     * Takes an object whose calls no interceptor sees, unless somebody else brings it about, and warns of each method that
     * seems to be guarded.
     *
     * @param why and what to do about it
     */
    void unguarded(Class<?> type, BeanBindings bindings, String why) {
        for (Method method : BeanMethods.of(type)) {
            if (bindings.ofMethod(method).isPresent()
                    || (bindings.ofClass().isPresent() && isGuardedByClass(type, method))) {
                warnings.add(GuardedMethod.display(type, method) + ": "
                        + bindings.source().written() + " does not guard it, as " + why);
            }
        }
    }

    /** Takes a decorator, which has no interceptors itself whatever is written on it. */
    public void decorator(Class<?> type, BeanBindings bindings) {
        bindings.ofClass()
                .ifPresent(annotation -> warnings.add(type.getName() + ": "
                        + bindings.source().written()
                        + " does not guard it, as a decorator has no interceptors; write it on the bean that is"
                        + " decorated"));
        interceptor(type, bindings);
    }

    /** Takes an interceptor, to whose class a binding says what it intercepts. */
    public void interceptor(Class<?> type, BeanBindings bindings) {
        for (Method method : BeanMethods.of(type)) {
            if (bindings.ofMethod(method).isPresent()) {
                problems.add(
                        GuardedMethod.display(type, method) + ": no interceptor can reach a method of an interceptor"
                                + " or a decorator; guard a method of a bean that it calls, or remove "
                                + bindings.source().written());
            }
        }
    }

    /** What keeps an annotation on the method itself from having an effect, and what to do; empty if nothing does. */
    private String obstacle(Class<?> beanClass, Method method) {
        String modifier = BeanMethods.unreachableBecause(method);
        if (!modifier.isEmpty()) {
            return "a " + modifier + " method; make it an instance method that is neither private nor final";
        }
        if (BeanMethods.isOutOfSight(beanClass, method)) {
            return "a method that only another package sees; make it protected or public";
        }
        if (BeanMethods.isObjectMethod(method)) {
            return "a method of Object, which not every container takes for a business method; guard another one";
        }
        return ContainerCalls.lifeCycle(method)
                .map(called -> "a method with @" + ContainerCalls.simpleName(called)
                        + ", which the container calls; guard a method that the application calls")
                .or(() -> calls.unseen(beanClass, method))
                .orElse("");
    }

    /** Whether an annotation on the class guards this method: whether it is a business method in reach. */
    static boolean isGuardedByClass(Class<?> beanClass, Method method) {
        return BeanMethods.unreachableBecause(method).isEmpty()
                && !BeanMethods.isOutOfSight(beanClass, method)
                && !BeanMethods.isObjectMethod(method)
                && ContainerCalls.lifeCycle(method).isEmpty();
    }

    /** Those that there are, once all beans are told of. */
    public BreakerPlan plan() {
        BreakerPlan known = plan;
        if (known == null || known.methods().size() != guarded.size()) {
            known = new BreakerPlan(guarded);
            plan = known;
        }
        return known;
    }

    /**
     * Takes a bean of whose methods some may have keys and no breaker.
     *
     * @param beanClass any bean's class
     */
    public void keys(Class<?> beanClass) {
        for (Method method : BeanMethods.of(beanClass)) {
            if (!KeyParameters.of(method).areNone()) {
                keyed.add(new Keyed(beanClass, method));
            }
        }
    }

    /** A method that has keys and no breaker guards nothing. */
    private List<String> keysWithoutBreaker() {
        if (keyed.isEmpty()) {
            return List.of();
        }
        Set<Keyed> withBreaker = guarded.stream()
                .map(method -> new Keyed(method.beanClass(), method.method()))
                .collect(Collectors.toSet());
        return keyed.stream()
                .filter(method -> !withBreaker.contains(method))
                .map(method -> GuardedMethod.display(method.beanClass(), method.method())
                        + ": @BreakerKey has no effect without @Breaker on the method or its class; write that, or remove"
                        + " it")
                .toList();
    }

    /** A method inherits no annotation from what it overrides, and so no key either. */
    private static List<String> overlookedKeys(GuardedMethod method) {
        return BeanMethods.overriddenBy(method.beanClass(), method.method()).stream()
                .filter(overridden -> !KeyParameters.of(overridden).areNone())
                .map(overridden ->
                        method.display() + ": @BreakerKey has no effect on a method that is overridden, as on "
                                + GuardedMethod.display(overridden.getDeclaringClass(), overridden)
                                + "; write it on the parameter here, too")
                .toList();
    }

    private record Keyed(Class<?> beanClass, Method method) {}

    /** What is no error and has no effect, one sentence each. */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        guarded.stream()
                .filter(method -> method.declaration().speaksOfMaxKeys() && !method.isKeyed())
                .forEach(method -> all.add(method.display()
                        + ": maxKeys has no effect on a breaker without keys; write @BreakerKey on a parameter, or name a"
                        + " resolver by keyedBy"));
        guarded.stream().filter(method -> !method.isKeyed()).forEach(method -> all.addAll(overlookedKeys(method)));
        all.addAll(TwiceLoaded.warnings(plan()));
        return all;
    }

    /** All that is wrong with the annotations, one sentence each. */
    public List<String> problems(ValidatorBeans validatorBeans) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(keysWithoutBreaker());
        all.addAll(new PlanCheck(validatorBeans).problems(plan()));
        return all;
    }
}
