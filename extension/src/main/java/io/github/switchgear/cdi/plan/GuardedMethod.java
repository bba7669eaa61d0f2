package io.github.switchgear.cdi.plan;

import io.github.switchgear.Breaker;
import java.lang.reflect.Method;

/**
 * A method of a bean, and the annotation that guards it.
 *
 * @param beanClass the bean's class, which may inherit the method
 * @param method the method as its declaring class has it
 * @param breaker what applies to it, wherever that was written
 */
public record GuardedMethod(Class<?> beanClass, Method method, Breaker breaker) {

    /** The explicit name or, where there is none, class and method, with parameters where these alone are ambiguous. */
    public String breakerName() {
        if (!breaker.name().isEmpty()) {
            return breaker.name();
        }
        return beanClass.getName()
                + "."
                + (BeanMethods.isOverloaded(beanClass, method) ? BeanMethods.display(method) : method.getName());
    }

    /** Class, method and parameters, for people. */
    public String display() {
        return display(beanClass, method);
    }

    public static String display(Class<?> beanClass, Method method) {
        return beanClass.getName() + "." + BeanMethods.display(method);
    }
}
