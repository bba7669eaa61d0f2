package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the guarded methods while the container tells of its beans, and finds what can't be guarded. */
final class BreakerDiscovery {

    private static final List<Class<? extends Annotation>> NO_BUSINESS_METHODS =
            List.of(PostConstruct.class, PreDestroy.class, AroundInvoke.class, AroundTimeout.class, Inject.class);

    private final List<GuardedMethod> guarded = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void bean(Class<?> beanClass, BeanBindings bindings) {
        Optional<Breaker> ofClass = bindings.ofClass();
        List<Method> unguarded = new ArrayList<>();
        for (Method method : BeanMethods.of(beanClass)) {
            Optional<Breaker> ofMethod = bindings.ofMethod(method);
            if (ofMethod.isPresent() && !obstacle(beanClass, method).isEmpty()) {
                problems.add(GuardedMethod.display(beanClass, method) + ": no interceptor can reach "
                        + obstacle(beanClass, method) + ", or remove @Breaker");
            } else if (isGuardedByClass(beanClass, method)) {
                ofMethod.or(() -> ofClass)
                        .ifPresentOrElse(
                                breaker -> guarded.add(new GuardedMethod(beanClass, method, breaker)),
                                () -> unguarded.add(method));
            }
        }
        warnings.addAll(OverlookedInterfaces.warnings(beanClass, unguarded));
    }

    /** What keeps an annotation on the method itself from having an effect, and what to do; empty if nothing does. */
    private static String obstacle(Class<?> beanClass, Method method) {
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
        return NO_BUSINESS_METHODS.stream()
                .filter(method::isAnnotationPresent)
                .findFirst()
                .map(called -> "a method with @" + called.getSimpleName()
                        + ", which the container calls; guard a method that the application calls")
                .orElse("");
    }

    /** Whether an annotation on the class guards this method: whether it is a business method in reach. */
    static boolean isGuardedByClass(Class<?> beanClass, Method method) {
        return BeanMethods.unreachableBecause(method).isEmpty()
                && !BeanMethods.isOutOfSight(beanClass, method)
                && !BeanMethods.isObjectMethod(method)
                && NO_BUSINESS_METHODS.stream().noneMatch(method::isAnnotationPresent);
    }

    BreakerPlan plan() {
        return new BreakerPlan(guarded);
    }

    /** What is no error and has no effect, one sentence each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** All that is wrong with the annotations, one sentence each. */
    List<String> problems(ValidatorBeans validatorBeans) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(new PlanCheck(validatorBeans).problems(plan()));
        return all;
    }
}
