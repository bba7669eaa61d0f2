package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
            List.of(PostConstruct.class, PreDestroy.class, AroundInvoke.class, AroundTimeout.class);

    private final List<GuardedMethod> guarded = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    void bean(Class<?> beanClass, BeanBindings bindings) {
        Optional<Breaker> ofClass = bindings.ofClass();
        for (Method method : BeanMethods.of(beanClass)) {
            Optional<Breaker> ofMethod = bindings.ofMethod(method);
            String obstacle = BeanMethods.unreachableBecause(method);
            if (ofMethod.isPresent() && !obstacle.isEmpty()) {
                problems.add(GuardedMethod.display(beanClass, method)
                        + ": no interceptor can reach a " + obstacle + " method; make it an instance method that is"
                        + " neither private nor final, or remove @Breaker");
            } else if (isGuardedByClass(method)) {
                ofMethod.or(() -> ofClass)
                        .ifPresent(breaker -> guarded.add(new GuardedMethod(beanClass, method, breaker)));
            }
        }
    }

    /** Whether an annotation on the class guards this method: whether it is a business method in reach. */
    static boolean isGuardedByClass(Method method) {
        return BeanMethods.unreachableBecause(method).isEmpty()
                && !BeanMethods.isObjectMethod(method)
                && NO_BUSINESS_METHODS.stream().noneMatch(method::isAnnotationPresent);
    }

    BreakerPlan plan() {
        return new BreakerPlan(guarded);
    }

    /** All that is wrong, as one message; empty if nothing is. */
    Optional<String> failure(ValidatorBeans validatorBeans) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(new PlanCheck(validatorBeans).problems(plan()));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("Switchgear found " + (all.size() == 1 ? "a problem" : all.size() + " problems")
                        + " with @Breaker:\n - " + String.join("\n - ", all));
    }
}
