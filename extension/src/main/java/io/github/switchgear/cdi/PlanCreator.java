package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.plan.AnnotationText;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Makes the plan at run time from what {@link BuildTimeBreakerExtension} found at build time. */
public class PlanCreator implements SyntheticBeanCreator<BreakerPlan> {

    static final String BEAN_CLASSES = "beanClasses";
    static final String SIGNATURES = "signatures";
    static final String BREAKERS = "breakers";

    @Override
    public BreakerPlan create(Instance<Object> lookup, Parameters parameters) {
        Class<?>[] beanClasses = parameters.get(BEAN_CLASSES, Class[].class);
        String[] signatures = parameters.get(SIGNATURES, String[].class);
        String[] breakers = parameters.get(BREAKERS, String[].class);
        List<GuardedMethod> methods = new ArrayList<>();
        for (int i = 0; i < beanClasses.length; i++) {
            methods.add(new GuardedMethod(
                    beanClasses[i],
                    method(beanClasses[i], signatures[i]),
                    AnnotationText.read(Breaker.class, breakers[i])));
        }
        return new BreakerPlan(methods);
    }

    private static Method method(Class<?> beanClass, String signature) {
        return BeanMethods.of(beanClass).stream()
                .filter(method -> BeanMethods.unreachableBecause(method).isEmpty())
                .filter(method -> BeanMethods.signature(method).equals(signature))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(beanClass + " has lost its method " + signature));
    }
}
